/**
 * Four rules that walk through a ravine, the loss (w₁² + κ w₂²) / 2 with its lowest point at 0.
 * The same as ``path`` in snippets/optimizers/ravine_race_plot.py.
 */

export const START = [-4, 1];
export const RULES = ["SGD", "momentum", "RMSprop", "Adam"];

const LOST = 1e6; // so far away, a path has left for good
const EPSILON = 1e-8;

/** For each rule a function that makes a memory for one weight, and with it: slope, number of the step -> move. */
const MOVES = {
  SGD: () => (g) => g,
  momentum(beta) {
    let v = 0;
    return (g) => (v = beta * v + g);
  },
  RMSprop() {
    let s = 0;
    return (g) => {
      s = 0.99 * s + 0.01 * g * g;
      return g / (Math.sqrt(s) + EPSILON);
    };
  },
  Adam(beta) {
    let [m, s] = [0, 0];
    return (g, t) => {
      m = beta * m + (1 - beta) * g;
      s = 0.999 * s + 0.001 * g * g;
      return m / (1 - beta ** t) / (Math.sqrt(s / (1 - 0.999 ** t)) + EPSILON);
    };
  },
};

/**
 * @param {string} rule one of RULES
 * @param {number} condition the condition number κ: how many times as steep the ravine is across as along
 * @param {number} rate the learning rate
 * @param {number} beta momentum's β and Adam's β₁; the other two have none
 * @param {number} steps how many
 * @returns {{w1: number[], w2: number[], distance: number}} the weights after each step, and how far the last is from
 *   the lowest point; infinite when the path has left for good (it ends there)
 */
export function path(rule, condition, rate, beta, steps) {
  const [along, across] = [MOVES[rule](beta), MOVES[rule](beta)];
  const [w1, w2] = [[START[0]], [START[1]]];
  for (let t = 1; t <= steps; t++) {
    w1.push(w1[t - 1] - rate * along(w1[t - 1], t));
    w2.push(w2[t - 1] - rate * across(condition * w2[t - 1], t));
    if (Math.hypot(w1[t], w2[t]) > LOST) return { w1, w2, distance: Infinity };
  }
  return { w1, w2, distance: Math.hypot(w1.at(-1), w2.at(-1)) };
}
