/**
 * A walk downhill on a ground with two valleys.
 * The same as snippets/optimizers/hiker_momentum_plot.py; without momentum, as snippets/descent/hiker_in_fog_plot.py.
 */

/** The ground's height at x. */
export const height = (x) => (x * x - 1) ** 2 + 0.5 * x + 1;

/** Its slope, which the hiker feels underfoot. */
export const slope = (x) => 4 * x * (x * x - 1) + 0.5;

/**
 * @param {number} start where the hiker sets out
 * @param {number} rate the learning rate
 * @param {number} momentum the share of the last move that is kept, 0 for plain descent
 * @param {number} steps how many
 * @returns {{path: number[], end: number, height: number, left: boolean}} every place on the way; the last one, and
 *   the height there; whether the walk has left the ground for good (then the path ends early)
 */
export function walk(start, rate, momentum, steps) {
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
