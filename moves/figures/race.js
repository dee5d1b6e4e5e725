import { path, RULES, START } from "../mathematics/race.js";
import { number } from "../words.js";

const SECONDS = 4; // a run takes at most
const LEVELS = [1, 2, 3, 4]; // where the lines of equal loss cross the axis along the ravine

const LOOKS = {
  SGD: { color: "vermilion", shape: "circle", dash: false },
  momentum: { color: "blue", shape: "square", dash: 2 },
  RMSprop: { color: "ochre", shape: "cross", dash: 7 },
  Adam: { color: "green", shape: "triangle", dash: false },
};
const NAMES = { x: 1.4, y: [1.75, 1.4, -1.4, -1.75] }; // where the names stand, from the highest end to the lowest

/** The part of a path that is drawn: of one that diverges only its first steps, not the wall of its leaps. */
function drawn({ w1, w2, distance }) {
  const gone = distance === Infinity ? w1.findIndex((w, t) => Math.hypot(w, w2[t]) > 5) : -1;
  return gone < 0 ? { w1, w2 } : { w1: w1.slice(0, gone + 1), w2: w2.slice(0, gone + 1) };
}

const said = (distance) => (distance === Infinity ? "diverged" : number(distance));

export default {
  title: "Four rules in a ravine",
  controls: {
    condition: { label: "Condition number", values: [1, 2, 5, 10, 20, 50, 100], value: 50 },
    rate: {
      label: "Learning rate",
      values: [0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.035, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 1],
      value: 0.03,
    },
    beta: { label: "β of momentum, β₁ of Adam", min: 0, max: 0.99, step: 0.01, value: 0.9 },
    steps: { label: "Steps", min: 0, max: 200, step: 1, value: 60 },
    shown: { label: "Show", options: { all: "all four", ...Object.fromEntries(RULES.map((rule) => [rule, rule])) }, value: "all" },
  },
  actions: {
    Run: (frame) => frame.animate("steps", SECONDS),
  },
  measure({ condition, rate, beta, steps }) {
    const paths = RULES.map((rule) => [rule, path(rule, condition, rate, beta, steps)]);
    return { paths: Object.fromEntries(paths), ...Object.fromEntries(paths.map(([rule, { distance }]) => [rule, distance])) };
  },
  readings: Object.fromEntries(
    RULES.map((rule) => [rule, { label: `Distance, ${rule}`, say: (measured) => said(measured[rule]) }]),
  ),
  summary: (measured) =>
    `distance from the lowest point: ${RULES.map((rule) => `${rule} ${said(measured[rule])}`).join(", ")}`,
  view: { x: [-5, 5], y: [-2, 2], labels: { x: "w₁", y: "w₂" } },
  draw(drawing) {
    const turns = Array.from({ length: 73 }, (_, k) => (2 * Math.PI * k) / 72);
    const ovals = drawing.curve({ color: "gray", width: 0.7 });
    const lines = RULES.map((rule) => {
      const { color, shape, dash } = LOOKS[rule];
      return {
        rule,
        way: drawing.curve({ color, dash, width: 1.5 }),
        marks: drawing.dots({ color, shape, size: 3.5 }),
        leader: drawing.curve({ color, width: 0.8 }),
        name: drawing.text({ color }),
      };
    });
    drawing.text({ align: "middle" }).set(START[0], START[1] + 0.22, "start");
    drawing.curve({ color: "ink", width: 0.8 }).set([0, -1.3], [0, -1.25]);
    drawing.text({ align: "middle" }).set(-1.8, -1.4, "lowest point");
    return ({ shown, condition }, { paths }) => {
      const oval = (level) => turns.map((turn) => [level * Math.cos(turn), (level * Math.sin(turn)) / Math.sqrt(condition)]);
      const outlines = LEVELS.flatMap((level) => [...oval(level), [NaN, NaN]]);
      ovals.set(outlines.map(([x]) => x), outlines.map(([, y]) => y));
      const height = ({ rule }) => paths[rule].w2.at(-1);
      const fromTop = [...lines].sort((one, other) => height(other) - height(one) || 0);
      fromTop.forEach(({ rule, way, marks, leader, name }, place) => {
        const { w1, w2 } = shown === "all" || shown === rule ? drawn(paths[rule]) : { w1: [], w2: [] };
        way.set(w1, w2);
        marks.set(w1, w2);
        const inside = Math.abs(w1.at(-1)) < 5 && Math.abs(w2.at(-1)) < 2;
        leader.set(inside ? [w1.at(-1), NAMES.x - 0.1] : [], inside ? [w2.at(-1), NAMES.y[place]] : []);
        name.set(NAMES.x, NAMES.y[place], w1.length ? rule : "");
      });
    };
  },
};
