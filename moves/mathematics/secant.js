/**
 * A straight line through two points of the curve y = x³, and the slope of the curve itself.
 * The same as snippets/perfect-circles/secant_numpy.py, operation by operation, so that it rounds alike.
 */

/** The curve's height at x. */
export const cube = (x) => x * x * x;

/**
 * @param {number} x where the slope is wanted
 * @param {number} h the step along the horizontal axis, not 0
 * @param {"forward"|"central"} kind the line goes through x and x + h, or through x − h and x + h
 * @returns {{ends: number[], secant: number, tangent: number, error: number}} the two places that the line goes
 *   through; its slope; the slope of the curve at x, by calculus; the first slope minus the second
 */
export function secant(x, h, kind) {
  const ends = kind === "central" ? [x - h, x + h] : [x, x + h];
  const run = kind === "central" ? 2 * h : h;
  const slope = (cube(ends[1]) - cube(ends[0])) / run;
  const tangent = 3 * x * x;
  return { ends, secant: slope, tangent, error: slope - tangent };
}
