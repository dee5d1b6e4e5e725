/** How the figures write numbers. */

/** A number with so many significant digits, a real minus, and powers of ten where it is very large or small. */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) {
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return minus(value.toFixed(Math.min(decimals, 12)));
  }
  const [factor, power] = value.toExponential(Math.max(0, digits - 2)).split("e");
  return `${minus(factor)} × 10${superscript(Number(power))}`;
}

/** A setting as short as it can be written: 0.8, not 0.800; 10⁻⁸, not 1e-8. */
export const plain = (value) => {
  const [factor, power] = String(Number(value.toPrecision(12))).split("e");
  if (power === undefined) return minus(factor);
  return `${factor === "1" ? "" : `${minus(factor)} × `}10${superscript(Number(power))}`;
};

export const percent = (share, decimals = 1) => minus(`${(100 * share).toFixed(decimals)}%`);

export const superscript = (power) =>
  String(power).replace(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]));

const minus = (text) => text.replace("-", "−");
