/**
 * The archer of the page on losses: one linear unit with ReLU on its output, one example.
 * The same as ``practice`` in snippets/loss/frozen_plot.py. Heights are in the units of the target.
 */

export const INPUT = 0.5; // how far the string is drawn
export const CENTER = 0.8; // the truth

/**
 * @param {number} w the starting weight
 * @param {number} b the starting bias
 * @param {number} rate the learning rate
 * @param {number} steps how many; one arrow more is shot
 * @returns {{w: number[], b: number[], heights: number[], first: number, last: number, loss: number, frozen: number}}
 *   weight, bias and height of each arrow; the first and the last height, the last arrow's loss; the number of the
 *   first arrow on the ground, from 0, or −1 when none is
 */
export function practice(w, b, rate, steps) {
  const way = { w: [], b: [], heights: [] };
  for (let step = 0; step <= steps; step++) {
    const height = Math.max(w * INPUT + b, 0);
    way.w.push(w);
    way.b.push(b);
    way.heights.push(height);
    const slope = height > 0 ? 2 * (height - CENTER) : 0;
    w = w - rate * slope * INPUT;
    b = b - rate * slope;
  }
  const last = way.heights[steps];
  return { ...way, first: way.heights[0], last, loss: (last - CENTER) ** 2, frozen: way.heights.indexOf(0) };
}
