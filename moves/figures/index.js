/** The figures to move, by the name that a page calls them: ``data-move="polygon"``. */

import archer from "./archer.js";
import depth from "./depth.js";
import { hiker, hikerMomentum, hikerSteps } from "./hiker.js";
import neuron from "./neuron.js";
import polygon from "./polygon.js";
import race from "./race.js";
import secant from "./secant.js";

export const FIGURES = {
  archer,
  depth,
  hiker,
  "hiker-momentum": hikerMomentum,
  "hiker-steps": hikerSteps,
  neuron,
  polygon,
  race,
  secant,
};
