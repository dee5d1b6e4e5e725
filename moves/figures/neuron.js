import { bends, neuron } from "../mathematics/neuron.js";
import { number } from "../words.js";

const [LEFT, RIGHT, LOW, HIGH] = [-4, 4, -3, 4];
const LEGEND = 3.5; // the height of the names of the two lines
const FAR = 1000; // where nobody sees it

const places = Array.from({ length: 161 }, (_, k) => LEFT + ((RIGHT - LEFT) * k) / 160);

const atCorner = ({ z }, activation) => bends(activation) && Math.abs(z) < 1e-12;

/** What a gradient meets at the marked input, in words. */
function passes(measured, { w, activation }) {
  if (atCorner(measured, activation)) return "A corner: no slope";
  if (measured.slope !== 0 && Math.abs(measured.slope) < 0.01 * Math.abs(w)) return `${number(measured.slope, 2)}: almost flat`;
  if (measured.slope === 0) return w === 0 ? "0: the weight is 0" : "0: the neuron is off";
  return number(measured.slope);
}

const boundaryIn = ({ boundary }) => (Number.isFinite(boundary) ? number(boundary) : "none");

export default {
  title: "One neuron and its derivative",
  controls: {
    w: { label: "Weight w", min: -3, max: 3, step: 0.1, value: 1 },
    b: { label: "Bias b", min: -4, max: 4, step: 0.1, value: -1 },
    x: { label: "Marked input x", min: -4, max: 4, step: 0.1, value: -1 },
    activation: {
      label: "Activation",
      options: { ReLU: "ReLU", LeakyReLU: "LeakyReLU", sigmoid: "sigmoid", tanh: "tanh" },
      value: "ReLU",
    },
    leak: { label: "Leak (only of LeakyReLU)", min: 0, max: 0.5, step: 0.01, value: 0.1 },
  },
  measure: ({ activation, x, w, b, leak }) => neuron(activation, x, w, b, leak),
  readings: {
    boundary: { label: "Boundary −b/w", say: boundaryIn },
    z: { label: "Weighted sum at x", say: ({ z }) => number(z) },
    output: { label: "Output at x", say: ({ output }) => number(output) },
    slope: { label: "Derivative at x", say: passes },
  },
  summary: (measured, settings) =>
    `boundary ${boundaryIn(measured)}, output ${number(measured.output)}, derivative ${passes(measured, settings)}`,
  view: { x: [LEFT, RIGHT], y: [LOW, HIGH], labels: { x: "input x", y: "output, derivative" }, step: { x: 1, y: 1 } },
  draw(drawing, frame) {
    drawing.curve({ color: "gray", width: 1 }).set([LEFT, RIGHT], [0, 0]);
    const border = drawing.curve({ color: "gray", width: 1.5, dash: true });
    const output = drawing.curve({ color: "blue", width: 2.5 });
    const derivative = drawing.curve({ color: "vermilion", dash: true });
    const slopeHere = drawing.dots({ color: "vermilion", size: 5, shape: "square" });
    drawing.curve({ color: "blue", width: 2.5 }).set([-3.8, -3.3], [LEGEND, LEGEND]);
    drawing.text({ color: "blue" }).set(-3.15, LEGEND, "output");
    drawing.curve({ color: "vermilion", dash: true }).set([-1.6, -1.1], [LEGEND, LEGEND]);
    drawing.text({ color: "vermilion" }).set(-0.95, LEGEND, "derivative by x");
    const borderName = drawing.text({ color: "gray", align: "middle" });
    const edge = drawing.handle({
      color: "gray",
      moved: (place) => frame.set({ b: -frame.settings.w * place }),
      dropped: () => frame.commit(),
    });
    const marked = drawing.handle({
      color: "blue",
      moved: (place) => frame.set({ x: place }),
      dropped: () => frame.commit(),
    });

    return ({ activation, x, w, b, leak }, measured) => {
      const { boundary } = measured;
      const shown = boundary > LEFT && boundary < RIGHT;
      const at = (place) => neuron(activation, place, w, b, leak);
      // The corner itself belongs to the curve; the derivative jumps there, from one side to the other.
      const before = places.filter((place) => !shown || place < boundary - 1e-9);
      const after = places.filter((place) => shown && place > boundary + 1e-9);
      const corner = shown ? [boundary] : [];
      const inputs = [...before, ...corner, ...after];
      output.set(inputs, inputs.map((place) => at(place).output));
      const sides = !shown || !bends(activation) ? inputs : [...before, boundary - 1e-9, NaN, boundary + 1e-9, ...after];
      derivative.set(sides, sides.map((place) => at(place).slope));

      border.set([boundary, boundary], shown ? [LOW + 0.7, LEGEND - 0.4] : [NaN, NaN]);
      const room = Math.min(RIGHT - 0.9, Math.max(LEFT + 0.9, boundary)); // for the whole word
      borderName.set(shown ? room : 0, LOW + 0.35, shown ? "boundary" : "");
      edge.set(shown ? boundary : FAR, 0);
      marked.set(x, measured.output);
      slopeHere.set(atCorner(measured, activation) ? [] : [x], [measured.slope]);
    };
  },
};
