/** What the theme leaves unsaid to those who cannot see it, or out of reach of a keyboard. */

import { later } from "./later.js";

document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

// A program or a table that is wider than the screen scrolls. So can a keyboard.
const reach = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
later(() => {
  for (const box of document.querySelectorAll("article :is(pre > code, table:not([class]))")) reach.observe(box);
});
