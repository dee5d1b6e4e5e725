/**
 * The gradient norm of each layer of a network that has not learned yet.
 * The same as snippets/gradients/depth_and_gain_numpy.py, with the same random numbers.
 */

import { twister } from "./twister.js";

const [SEED, WIDTH, EXAMPLES] = [1986, 32, 16];
const DEEPEST = 30;

const sigma = (z) => 1 / (1 + Math.exp(-z));

const ACTIVATIONS = {
  sigmoid: [sigma, (z) => sigma(z) * sigma(-z)],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  ReLU: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  LeakyReLU: [(z) => (z > 0 ? z : 0.01 * z), (z) => (z > 0 ? 1 : 0.01)],
};

/** Inputs, right answers, and all layers: drawn once, from −1 to 1, in the order in which the snippet draws. */
let drawn;
function draw() {
  const random = twister(SEED);
  const uniform = (count, scale = 1) => Float64Array.from({ length: count }, () => (2 * random() - 1) * scale);
  const some = { x: uniform(EXAMPLES * WIDTH), y: uniform(EXAMPLES), outer: uniform(WIDTH, WIDTH ** -0.5) };
  some.layers = Array.from({ length: DEEPEST }, () => ({ W: uniform(WIDTH * WIDTH), b: uniform(WIDTH, WIDTH ** -0.5) }));
  return some;
}

/**
 * @param {"sigmoid"|"tanh"|"ReLU"|"LeakyReLU"} activation of every layer
 * @param {number} gain the standard deviation of the weights, times the root of the width
 * @param {number} depth how many layers, 1 to 30
 * @returns {{norms: number[], first: number, last: number, factor: number}} the gradient norm of the weights of each
 *   layer, the one next to the input first; of the first layer, of the last one; what a layer multiplies the norm by
 *   on the way back, on average (1 for a single layer)
 */
export function gradients(activation, gain, depth) {
  drawn ??= draw();
  const { x, y, outer, layers } = drawn;
  const [value, derivative] = ACTIVATIONS[activation];
  const scale = gain * Math.sqrt(3 / WIDTH);

  const below = [];
  let hidden = x;
  for (const { W, b } of layers.slice(0, depth)) {
    const above = new Float64Array(EXAMPLES * WIDTH);
    const rise = new Float64Array(EXAMPLES * WIDTH);
    for (let e = 0; e < EXAMPLES; e++) {
      const row = e * WIDTH;
      for (let unit = 0; unit < WIDTH; unit++) {
        const column = unit * WIDTH;
        let sum = 0;
        for (let k = 0; k < WIDTH; k++) sum += W[column + k] * hidden[row + k];
        const z = scale * sum + b[unit];
        above[row + unit] = value(z);
        rise[row + unit] = derivative(z);
      }
    }
    below.push({ W, hidden, rise });
    hidden = above;
  }

  let slope = new Float64Array(EXAMPLES * WIDTH);
  for (let e = 0; e < EXAMPLES; e++) {
    let answer = 0;
    for (let k = 0; k < WIDTH; k++) answer += outer[k] * hidden[e * WIDTH + k];
    for (let k = 0; k < WIDTH; k++) slope[e * WIDTH + k] = ((2 * (answer - y[e])) / EXAMPLES) * outer[k];
  }
  const norms = [];
  for (const { W, hidden, rise } of below.reverse()) {
    const behind = slope.map((one, k) => one * rise[k]);
    norms.unshift(norm(behind, hidden));
    slope = new Float64Array(EXAMPLES * WIDTH);
    for (let e = 0; e < EXAMPLES; e++) {
      const row = e * WIDTH;
      for (let unit = 0; unit < WIDTH; unit++) {
        const through = scale * behind[row + unit];
        const column = unit * WIDTH;
        for (let k = 0; k < WIDTH; k++) slope[row + k] += through * W[column + k];
      }
    }
  }
  const [first, last] = [norms[0], norms[depth - 1]];
  return { norms, first, last, factor: depth > 1 ? (first / last) ** (1 / (depth - 1)) : 1 };
}

/** The length of the gradient by a layer's weights: over all examples, what comes back times what went in. */
function norm(behind, hidden) {
  let squares = 0;
  for (let unit = 0; unit < WIDTH; unit++) {
    for (let k = 0; k < WIDTH; k++) {
      let sum = 0;
      for (let e = 0; e < EXAMPLES; e++) sum += behind[e * WIDTH + unit] * hidden[e * WIDTH + k];
      squares += sum * sum;
    }
  }
  return Math.sqrt(squares);
}
