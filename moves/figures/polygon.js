import { polygon } from "../mathematics/polygon.js";
import { number, percent } from "../words.js";

export default {
  title: "A polygon that passes for a circle",
  controls: {
    n: { label: "Sides n", min: 3, max: 160, step: 1, value: 6, say: (n) => `${n} sides` },
  },
  measure: ({ n }) => polygon(n),
  readings: {
    shortfall: { label: "Missing length", say: ({ shortfall }) => percent(shortfall, 4) },
    gap: { label: "Widest gap", say: ({ gap }) => `${number(gap)} pixels` },
  },
  summary: ({ shortfall, gap }) =>
    `${percent(shortfall, 4)} of the circle's length is missing; the widest gap is ${number(gap)} pixels`,
  view: { x: [-165, 165], y: [-165, 165], square: true, axes: false },
  draw(drawing) {
    drawing.circle([0, 0], 150, { color: "gray", dash: true });
    const outline = drawing.curve({ color: "blue", width: 2.5 });
    const vertices = drawing.dots({ color: "blue", size: 2 });
    return (settings, { x, y }) => {
      outline.set(x, y);
      vertices.set(x, y);
    };
  },
};
