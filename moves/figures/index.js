/** The figures to move, by the name that a page calls them: ``data-move="polygon"``. */

import archer from "./archer.js";
import { hiker } from "./hiker.js";
import polygon from "./polygon.js";
import race from "./race.js";

export const FIGURES = {
  archer,
  hiker: hiker(),
  "hiker-momentum": hiker({ momentum: true }),
  polygon,
  race,
};
