/**
 * One neuron with one input: a weighted sum, then an activation.
 * The same as snippets/activations/activation_shapes_plot.py.
 */

const sigma = (z) => 1 / (1 + Math.exp(-z));

/** Each activation with its derivative; both take z and the leak, which only LeakyReLU uses. */
const ACTIVATIONS = {
  ReLU: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
  LeakyReLU: [(z, leak) => (z > 0 ? z : leak * z), (z, leak) => (z > 0 ? 1 : leak)],
  sigmoid: [sigma, (z) => sigma(z) * (1 - sigma(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
};

/** Whether the activation has a corner at z = 0, where it has no derivative. */
export const bends = (activation) => activation.endsWith("ReLU");

/**
 * @param {"ReLU"|"LeakyReLU"|"sigmoid"|"tanh"} activation
 * @param {number} x the input
 * @param {number} w the weight
 * @param {number} b the bias
 * @param {number} leak the slope of LeakyReLU on its left
 * @returns {{z: number, output: number, slope: number, boundary: number}} the weighted sum; what comes out; its
 *   derivative by x (at a corner, the one on the left of z = 0); the input at which z is 0, not finite when w is 0
 */
export function neuron(activation, x, w, b, leak) {
  const [value, derivative] = ACTIVATIONS[activation];
  const z = w * x + b;
  return { z, output: value(z, leak), slope: derivative(z, leak) * w, boundary: -b / w };
}
