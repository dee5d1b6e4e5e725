/** Is an answer right? */

/**
 * The number that a reader means: 0.25, .25, 0,25, 1/4, 1e-3, 1,000 or 25 %; undefined for anything else.
 * Whatever stands behind the number (a unit) is not looked at.
 */
export function parse(text) {
  const found = /^\s*([-+−–]?)\s*(\d[\d.,\s]*|[.,]\d+)(?:\s*(?:e|×\s*10\^?|\*\s*10\^)\s*([-+−–]?\d+))?(?:\s*\/\s*([\d.,]+))?\s*(?:[a-z%°/²]+\.?\s*)*$/i.exec(
    text,
  );
  if (!found) return undefined;
  const [, sign, digits, exponent = "0", divisor = "1"] = found;
  const value = (plainNumber(digits) * 10 ** Number(exponent.replace(/[−–]/, "-"))) / plainNumber(divisor);
  if (!Number.isFinite(value)) return undefined;
  return /[-−–]/.test(sign) ? -value : value;
}

function plainNumber(digits) {
  const text = digits.replace(/\s/g, "");
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return Number(text.replaceAll(",", ""));
  return Number(text.replace(",", "."));
}

/**
 * @param {string} answer what the reader wrote, or the place of the choice
 * @param {{right: number, shown: string, within: number, hints: object, choice: boolean}} asked
 * @returns {{verdict: "right"|"wrong"|"unclear", words: string}}
 */
export function judge(answer, { right, shown, within, hints, choice }) {
  if (answer.trim() === "") return unclear(choice ? "Choose one first." : "Write a number first.");
  const value = choice ? Number(answer) : parse(answer);
  if (value === undefined) return unclear("That is not a number. Write one such as 0.25, 1/4 or 1e-3.");
  // A little more than nothing, for 0.1 + 0.2.
  const off = (wanted) => Math.abs(value - wanted) > within + 1e-9 * Math.max(1e-300, Math.abs(wanted));
  if (!off(right)) return { verdict: "right", words: `Right: ${shown}.` };
  const hint = Object.entries(hints).find(([wrong]) => !off(Number(wrong)))?.[1];
  const direction = value > right ? "That is too high." : "That is too low.";
  return { verdict: "wrong", words: `Not yet. ${hint ?? (choice ? "Try another one, or read on." : direction)}` };
}

const unclear = (words) => ({ verdict: "unclear", words });
