import { cube, secant } from "../mathematics/secant.js";
import { number, plain } from "../words.js";

const [LEFT, RIGHT, LOW, HIGH] = [-2.2, 2.2, -9, 9];
const SMALLEST_DRAGGED = 0.01; // by hand; the control goes on to steps that are too small to be seen

const places = Array.from({ length: 169 }, (_, k) => LEFT + ((RIGHT - LEFT) * k) / 168);

/** How far off the secant is, in words. */
function verdict({ error }) {
  if (Math.abs(error) < 1e-15) return "The two slopes are equal";
  return `The secant is too ${error > 0 ? "steep" : "flat"} by ${number(Math.abs(error), 2)}`;
}

export default {
  title: "A secant that turns into the tangent",
  controls: {
    x: { label: "Point x", min: -1, max: 1, step: 0.05, value: 1 },
    h: {
      label: "Step h (smaller to the right)",
      values: [
        1, 0.75, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12,
        1e-13, 1e-14, 1e-15,
      ],
      value: 1,
    },
    kind: { label: "Secant through", options: { forward: "x and x + h", central: "x − h and x + h" }, value: "forward" },
  },
  measure: ({ x, h, kind }) => secant(x, h, kind),
  readings: {
    secant: { label: "Slope of the secant", say: ({ secant }) => plain(Number(secant.toFixed(10))) },
    tangent: { label: "Slope of the tangent, 3x²", say: ({ tangent }) => plain(tangent) },
    error: { label: "Difference", say: verdict },
  },
  summary: (measured) =>
    `slope of the secant ${number(measured.secant, 5)}, of the tangent ${plain(measured.tangent)}. ${verdict(measured)}`,
  view: { x: [LEFT, RIGHT], y: [LOW, HIGH], labels: { x: "x", y: "y = x³" }, step: { x: 1, y: 4 } },
  draw(drawing, frame) {
    const run = drawing.curve({ color: "gray", width: 1 });
    drawing.curve({ color: "gray", width: 2.5 }).set(places, places.map(cube));
    const line = drawing.curve({ color: "blue" });
    const touching = drawing.curve({ color: "vermilion", dash: true });
    const back = drawing.dots({ color: "blue", size: 5 });
    // The lines turn, and one corner is always free: there stand their names, each behind a piece of its line.
    drawing.curve({ color: "blue" }).set([-2, -1.7], [7.6, 7.6]);
    drawing.curve({ color: "vermilion", dash: true }).set([-2, -1.7], [6, 6]);
    const lineName = drawing.text({ color: "blue" });
    const touchingName = drawing.text({ color: "vermilion" });
    const stepName = drawing.text({ color: "gray", align: "middle" });
    const second = drawing.handle({
      color: "blue",
      moved: (place) => frame.set({ h: Math.max(SMALLEST_DRAGGED, place - frame.settings.x) }),
      dropped: () => frame.commit(),
    });
    const point = drawing.handle({ moved: (place) => frame.set({ x: place }), dropped: () => frame.commit() });

    return ({ x, h, kind }, { ends: [from, to], secant, tangent }) => {
      line.set([LEFT, RIGHT], [LEFT, RIGHT].map((place) => cube(from) + secant * (place - from)));
      touching.set([LEFT, RIGHT], [LEFT, RIGHT].map((place) => cube(x) + tangent * (place - x)));
      run.set([from, to, to], [cube(from), cube(from), cube(to)]);
      stepName.set((from + to) / 2, cube(from) - 0.7, h < 0.3 ? "" : kind === "central" ? "2h" : "h");
      back.set(kind === "central" ? [from] : [], [cube(from)]);
      second.set(to, cube(to));
      point.set(x, cube(x));
      lineName.set(-1.6, 7.6, `secant: slope ${number(secant)}`);
      touchingName.set(-1.6, 6, `tangent: slope ${number(tangent)}`);
    };
  },
};
