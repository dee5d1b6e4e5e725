/**
 * A walk downhill on a ground with two valleys.
 * On HILLS the same as snippets/optimizers/hiker_momentum_plot.py; without momentum, as
 * snippets/descent/hiker_in_fog_plot.py. On DIPS without momentum, as snippets/hyperparameters/steps_plot.py.
 */

/** A ground: its height at x, and its slope there, which is all that a walker feels. */
export const HILLS = {
  height: (x) => (x * x - 1) ** 2 + 0.5 * x + 1,
  slope: (x) => 4 * x * (x * x - 1) + 0.5,
};

export const DIPS = {
  height: (x) => x ** 4 - 4 * x ** 2 + x + 6,
  slope: (x) => 4 * x ** 3 - 8 * x + 1,
};

/**
 * @param {{height: function, slope: function}} ground where
 * @param {number} start where the hiker sets out
 * @param {number} rate the learning rate
 * @param {number} momentum the share of the last move that is kept, 0 for plain descent
 * @param {number} steps how many
 * @returns {{path: number[], end: number, height: number, left: boolean}} every place on the way; the last one, and
 *   the height there; whether the walk has left the ground for good (then the path ends early)
 */
export function walk({ height, slope }, start, rate, momentum, steps) {
  const path = [start];
  let v = 0;
  for (let step = 0; step < steps; step++) {
    v = momentum * v + slope(path[step]);
    path.push(path[step] - rate * v);
    if (Math.abs(path[step + 1]) > 1e6) break;
  }
  const end = path[path.length - 1];
  return { path, end, height: height(end), left: Math.abs(end) > 1e6 };
}
