/**
 * A regular polygon with its vertices on a circle of radius 150 pixels.
 * The same as snippets/perfect-circles/polygon_circle_numpy.py.
 *
 * @param {number} sides how many, 3 or more
 * @returns {{shortfall: number, gap: number, x: number[], y: number[]}} what the perimeter lacks, as a share of the
 *   circle's; the widest gap between polygon and circle in pixels; the vertices in pixels, the first one twice
 */
export function polygon(sides) {
  const radius = 150;
  const turns = Array.from({ length: sides + 1 }, (_, k) => (2 * Math.PI * k) / sides);
  const x = turns.map((turn) => radius * Math.cos(turn));
  const y = turns.map((turn) => radius * Math.sin(turn));
  let perimeter = 0;
  let nearest = radius;
  for (let k = 0; k < sides; k++) {
    perimeter += Math.hypot(x[k + 1] - x[k], y[k + 1] - y[k]);
    nearest = Math.min(nearest, Math.hypot(x[k + 1] + x[k], y[k + 1] + y[k]) / 2);
  }
  return { shortfall: 1 - perimeter / (2 * Math.PI * radius), gap: radius - nearest, x, y };
}
