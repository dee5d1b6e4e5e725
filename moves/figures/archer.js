import { CENTER, INPUT, practice } from "../mathematics/archer.js";
import { number } from "../words.js";

const SECONDS = 4; // a run takes at most
const EDGE = 1.35; // of the plane
const GOLD = 0.2; // how near to the center an arrow is in the gold
const RINGS = { 0.8: "slate", 0.6: "blue", 0.4: "vermilion", 0.2: "ochre" }; // radius and color, as in the still picture

/** The bias with which an archer of this weight hits the height. */
const bias = (w, height) => height - INPUT * w;

/** What has become of the archer, in words. */
function fate({ frozen, last }) {
  if (frozen === 0) return "Dead from the start: w and b never move";
  if (frozen > 0) return `Alive at first; step ${frozen} was too long, and since then it is dead`;
  return Math.abs(last - CENTER) < GOLD ? "Alive, and in the gold" : "Alive, not in the gold";
}

/** Slanted lines that fill the half of the plane below the line 0.5 w + b = 0. */
function hatching() {
  const [xs, ys] = [[], []];
  for (let shift = -2 * EDGE; shift < (1 + INPUT) * EDGE; shift += 0.15) {
    const ends = [Math.max(-EDGE, -EDGE - shift), Math.min(EDGE, -shift / (1 + INPUT))];
    xs.push(...ends, NaN);
    ys.push(...ends.map((w) => w + shift), NaN);
  }
  return [xs, ys];
}

function drawPlane(plane, frame) {
  const edge = [-EDGE, EDGE];
  const dead = plane.area({ color: "vermilion", opacity: 0.12 });
  dead.set([...edge, EDGE, -EDGE], [...edge.map((w) => bias(w, 0)), -EDGE, -EDGE]);
  plane.curve({ color: "vermilion", width: 0.6 }).set(...hatching());
  plane.curve({ color: "ink" }).set(edge, edge.map((w) => bias(w, 0)));
  plane.curve({ color: "green", dash: true }).set([-1.1, EDGE], [-1.1, EDGE].map((w) => bias(w, CENTER)));
  plane.curve({ color: "gray", width: 1 }).set([-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]);
  plane.text({ color: "green" }).set(-0.45, 1.22, "arrows hit the center");
  plane.text().set(-1.32, 0.86, "alive");
  plane.text().set(-1.28, -1.18, "dead: the arrow is on the ground");
  const mirror = plane.curve({ color: "gray", dash: true, width: 1.5 });
  const image = plane.dots({ color: "gray", size: 7, shape: "cross" });
  const way = plane.curve({ color: "blue", width: 1.5 });
  const prints = plane.dots({ color: "blue", size: 2 });
  const now = plane.dots({ color: "green", size: 7, shape: "square" });
  const [begin, opposite] = [plane.text({ align: "middle" }), plane.text({ align: "middle" })];
  const handle = plane.handle({
    moved: (w, b) => frame.set({ w, b }),
    dropped: () => frame.commit(),
  });
  return (start, walked) => {
    mirror.set([start.w, -start.w], [start.b, -start.b]);
    image.set([-start.w], [-start.b]);
    way.set(walked.w, walked.b);
    prints.set(walked.w, walked.b);
    now.set(walked.w.slice(-1), walked.b.slice(-1));
    handle.set(start.w, start.b);
    const aside = walked.frozen !== 0 && walked.first < CENTER ? -0.18 : 0.18; // where the path does not go
    begin.set(start.w, start.b + aside, "start");
    // Away from "start", which is near when both are near the middle, and away from the words at the edge.
    const away = Math.abs(start.b) > 0.6 ? Math.sign(start.b) : -Math.sign(start.b) || -Math.sign(aside);
    opposite.set(-start.w, -start.b + 0.18 * away, "mirror image");
  };
}

function drawTarget(target) {
  const turns = Array.from({ length: 73 }, (_, k) => (2 * Math.PI * k) / 72);
  for (const [radius, color] of Object.entries(RINGS).sort(([one], [other]) => other - one)) {
    const [xs, ys] = [turns.map((turn) => radius * Math.cos(turn)), turns.map((turn) => CENTER + radius * Math.sin(turn))];
    target.area({ color: "paper", opacity: 1 }).set(xs, ys);
    target.area({ color, opacity: 0.35 }).set(xs, ys);
  }
  target.curve({ color: "ink" }).set([-0.85, 0.85], [0, 0]);
  target.text({ align: "middle" }).set(0, -0.13, "the ground, height 0");
  target.text().set(-1.48, 1.73, "the center, height 0.8");
  const arrows = target.dots({ color: "ink", size: 2.5 });
  const lines = target.curve({ color: "ink", width: 1 });
  const [first, last] = [target.text({ align: "right" }), target.text()];
  return ({ heights, first: low, last: high }) => {
    arrows.set(heights.map(() => 0), heights);
    lines.set([-0.87, -0.04, NaN, 0.04, 0.87], [low, low, NaN, high, high]);
    first.set(-0.9, low, "first arrow");
    last.set(0.9, high, "last arrow");
  };
}

export default {
  title: "An archer, from any start",
  controls: {
    w: { label: "Starting weight w", min: -1, max: 1, step: 0.05, value: 0.3 },
    b: { label: "Starting bias b", min: -1, max: 1, step: 0.05, value: 0.2 },
    rate: {
      label: "Learning rate",
      values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
      value: 0.01,
    },
    steps: { label: "Steps", min: 0, max: 200, step: 1, value: 100 },
  },
  actions: {
    Run: (frame) => frame.animate("steps", SECONDS),
    "Mirror image": (frame) => {
      frame.set({ w: -frame.settings.w, b: -frame.settings.b });
      frame.commit();
    },
  },
  measure: ({ w, b, rate, steps }) => practice(w, b, rate, steps),
  readings: {
    first: { label: "First arrow at height", say: ({ first }) => number(first) },
    last: { label: "Last arrow at height", say: ({ last }) => number(last) },
    loss: { label: "Last loss", say: ({ loss }) => number(loss) },
    fate: { label: "What has become of the archer", say: fate },
  },
  summary: (walked) =>
    `first arrow at height ${number(walked.first)}, last at ${number(walked.last)}, with loss ${number(walked.loss)}. ` +
    fate(walked),
  views: [
    { x: [-EDGE, EDGE], y: [-EDGE, EDGE], square: true, step: { x: 0.5, y: 0.5 }, labels: { x: "weight w", y: "bias b" } },
    { x: [-1.5, 1.5], y: [-0.25, 2.05], square: true, aspect: [4, 3], axes: false },
  ],
  draw(plane, target, frame) {
    const [inPlane, onTarget] = [drawPlane(plane, frame), drawTarget(target)];
    return (start, walked) => {
      inPlane(start, walked);
      onTarget(walked);
    };
  },
};
