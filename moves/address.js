/** The state of the figures in the page's address: ``?hiker.rate=0.8#move-hiker``. */

/**
 * What the address says about a figure.
 *
 * @param {string} name the figure
 * @param {object} controls the figure's controls by name
 * @returns {{settings: object, problems: string[]}} a value for each control, the usual one where the address says
 *   nothing or nonsense, and a sentence for each nonsense
 */
export function read(name, controls, search = location.search) {
  const asked = new URLSearchParams(search);
  const settings = {};
  const problems = [];
  for (const [key, control] of Object.entries(controls)) {
    const text = asked.get(`${name}.${key}`);
    settings[key] = control.value;
    if (text === null) continue;
    const value = understood(text, control);
    if (value === undefined) {
      problems.push(`The address asks for ${key} = ${text}, but ${key} can be ${possible(control)}.`);
    } else {
      settings[key] = value;
    }
  }
  return { settings, problems };
}

/** The address of this page with the figure in this state; what is as usual is left out. */
export function write(name, controls, settings, address = new URL(location.href)) {
  for (const [key, control] of Object.entries(controls)) {
    if (settings[key] === control.value) address.searchParams.delete(`${name}.${key}`);
    else address.searchParams.set(`${name}.${key}`, String(settings[key]));
  }
  address.hash = `move-${name}`;
  return address;
}

function understood(text, control) {
  if (control.options) return Object.hasOwn(control.options, text) ? text : undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return undefined;
  if (control.values) return control.values.includes(value) ? value : undefined;
  return value >= control.min && value <= control.max ? onGrid(value, control) : undefined;
}

/** The nearest value that the control can take. */
export function onGrid(value, { min, max, step, values }) {
  if (values) return values.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
  const steps = Math.round((value - min) / step);
  return Number(Math.min(max, Math.max(min, min + steps * step)).toPrecision(12));
}

const possible = ({ options, values, min, max }) =>
  options ? Object.keys(options).join(", ") : values ? values.join(", ") : `${min} to ${max}`;
