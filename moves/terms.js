/**
 * What a term of the glossary means, or which program measured a number, told where it stands: at the pointer, at a keyboard's
 * focus (terms only: a page has hundreds of numbers), and where a finger taps.
 */

import { later } from "./later.js";

const GAP = 6; // pixels between the term and what it means

const tip = document.createElement("div");
tip.className = "term";
tip.id = "term";
tip.role = "tooltip";
tip.hidden = true;
document.body.append(tip);

let shown, leaving;
function show(term) {
  clearTimeout(leaving);
  if (term === shown) return;
  hide();
  shown = term;
  if (term.title) {
    term.dataset.meaning = term.title;
    term.removeAttribute("title"); // else the browser would tell it a second time
  }
  tip.textContent = term.dataset.meaning;
  tip.hidden = false;
  term.setAttribute("aria-describedby", tip.id);
  const [word, box] = [term.getClientRects()[0], tip.getBoundingClientRect()];
  const isBelow = word.bottom + GAP + box.height < innerHeight;
  const left = Math.max(GAP, Math.min(word.left, document.documentElement.clientWidth - box.width - GAP));
  tip.style.left = `${scrollX + left}px`;
  tip.style.top = `${scrollY + (isBelow ? word.bottom + GAP : word.top - GAP - box.height)}px`;
}

function hide() {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  tip.hidden = true;
}

const term = ({ target }) => target.closest?.("article :is(abbr, data):is([title], [data-meaning])");
later(() => {
  for (const abbr of document.querySelectorAll("article abbr[title]")) abbr.tabIndex = 0;
});
for (const turn of ["pointerover", "focusin"]) {
  document.addEventListener(turn, (event) => {
    if (term(event)) show(term(event));
    else if (event.target === tip) clearTimeout(leaving); // the pointer may go there, to read or to select
  });
}
document.addEventListener("pointerout", ({ target, pointerType }) => {
  if (pointerType === "mouse" && (target === tip || target === shown) && document.activeElement !== shown) leaving = setTimeout(hide, 200);
});
document.addEventListener("focusout", hide);
document.addEventListener("pointerdown", (event) => event.target !== tip && !term(event) && hide());
addEventListener("keydown", ({ key }) => key === "Escape" && hide());
