import { gradients } from "../mathematics/depth.js";
import { number, plain, superscript } from "../words.js";

const NAMED = { 0.577: "default", 1: "Xavier", 1.414: "He" }; // 1/√3, 1 and √2 for layers of equal width
const LARGEST_IN_32_BITS = 3.4e38;
const SMALLEST_IN_32_BITS = 1.4e-45;
const MUCH = 100; // a gradient that throws weights far away
const UNEVEN = 10; // between the first and the last layer

const [LOW, HIGH] = [-28, 12]; // powers of ten

const named = (gain) => plain(gain) + (gain in NAMED ? ` (${NAMED[gain]})` : "");

/** How the network is, in words. */
function diagnosis({ norms, first, last }) {
  if (Math.max(...norms) > LARGEST_IN_32_BITS) return "Exploding: with 32 bits, infinite";
  if (first < SMALLEST_IN_32_BITS) return "Vanishing: with 32 bits, exactly 0 in the first layer";
  if (first < last / UNEVEN) return `Vanishing: the first layer gets ${number(last / first, 2)} times less than the last`;
  if (first > last * UNEVEN) return `Exploding: the first layer gets ${number(first / last, 2)} times more than the last`;
  if (Math.max(...norms) > MUCH) return "Exploding: too large in every layer";
  return "Healthy: the first layer gets about as much as the last";
}

export default {
  title: "Depth, first weights and the gradient",
  controls: {
    depth: { label: "Layers", min: 1, max: 30, step: 1, value: 20, say: (depth) => `${depth} layers` },
    gain: {
      label: "Gain (size of the weights)",
      values: [
        0.1, 0.2, 0.3, 0.4, 0.5, 0.577, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.414, 1.5, 1.6, 1.8, 2, 2.5, 3, 4, 6, 8, 10, 12,
        16,
      ],
      value: 0.577,
      say: named,
      shown: named,
    },
    activation: {
      label: "Activation",
      options: { sigmoid: "sigmoid", tanh: "tanh", ReLU: "ReLU", LeakyReLU: "LeakyReLU" },
      value: "ReLU",
    },
  },
  measure: ({ activation, gain, depth }) => gradients(activation, gain, depth),
  readings: {
    first: { label: "First layer", say: ({ first }) => number(first) },
    last: { label: "Last layer", say: ({ last }) => number(last) },
    factor: { label: "Factor of each layer, on the way back", say: ({ factor }, { depth }) => (depth > 1 ? number(factor) : "none") },
    diagnosis: { label: "Diagnosis", say: diagnosis },
  },
  summary: (measured) =>
    `gradient norm ${number(measured.first)} at the first layer, ${number(measured.last)} at the last. ${diagnosis(measured)}`,
  view: {
    x: [0, 31],
    y: [LOW, HIGH],
    labels: { x: "layer (1 is next to the input)", y: "gradient norm" },
    ticks: { y: (power) => (power === 0 ? "1" : `10${superscript(power)}`) },
    step: { x: 5, y: 8 },
  },
  draw(drawing) {
    const line = drawing.curve({ color: "blue" });
    const marks = drawing.dots({ color: "blue", size: 3.5 });
    const name = drawing.text({ color: "blue" });
    const edge = drawing.dots({ color: "vermilion", size: 4, shape: "cross" });
    const outside = drawing.text({ color: "vermilion" });
    return ({ activation, gain }, { norms }) => {
      const layers = norms.map((_, k) => k + 1);
      const powers = norms.map(Math.log10);
      line.set(layers, powers);
      marks.set(layers, powers);
      name.set(1, HIGH - 4, `${activation}, gain ${named(gain)}`);
      const beyond = layers.filter((layer) => powers[layer - 1] > HIGH || powers[layer - 1] < LOW);
      const above = beyond.map((layer) => powers[layer - 1] > HIGH);
      edge.set(beyond, above.map((isAbove) => (isAbove ? HIGH - 0.8 : LOW + 0.8)));
      outside.set(1, HIGH - 7, beyond.length ? `✕ is ${above[0] ? "above" : "below"} the picture` : "");
    };
  },
};
