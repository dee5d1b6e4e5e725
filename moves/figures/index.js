/** The figures to move, by the name that a page calls them: ``data-move="polygon"``. */

import archer from "./archer.js";
import { hiker, hikerMomentum, hikerSteps } from "./hiker.js";
import polygon from "./polygon.js";
import race from "./race.js";

export const FIGURES = {
  archer,
  hiker,
  "hiker-momentum": hikerMomentum,
  "hiker-steps": hikerSteps,
  polygon,
  race,
};
