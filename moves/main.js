/** Start the figures of this page. */

import { FIGURES } from "./figures/index.js";
import { Frame } from "./frame.js";

for (const place of document.querySelectorAll("[data-move]")) {
  const figure = FIGURES[place.dataset.move];
  if (figure) new Frame(place, place.dataset.move, figure);
  else console.error(`There is no figure to move called ${place.dataset.move}`);
}
