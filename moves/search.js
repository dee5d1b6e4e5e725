/**
 * The theme's own program is a hundred kilobytes, and is needed for the search only: what else it does on a page, the
 * scripts beside this one do with a fraction of the work. It comes when the reader turns to the search.
 */

const program = document.getElementById("theme-program");
const query = document.querySelector(".md-search__input");
const toggle = document.getElementById("__search");
const CLOSED = 200; // milliseconds after which it has closed the search, as it does when it comes to a page whose address has a #

function load() {
  removeEventListener("focusin", turn);
  removeEventListener("pointerover", turn);
  removeEventListener("touchstart", turn);
  // It would take over the choice of colors, and style the whole page anew.
  document.querySelector("[data-md-component=palette]")?.removeAttribute("data-md-component");
  for (const { attributes } of program.content.querySelectorAll("script")) {
    const script = document.createElement("script");
    for (const { name, value } of attributes) script.setAttribute(name, value);
    script.async = false; // one after the other
    script.addEventListener("load", () => setTimeout(stay, CLOSED));
    document.body.append(script);
  }
}

function stay() {
  if (document.activeElement === query && !toggle.checked) toggle.click();
}

function turn({ target }) {
  if (target.closest?.(".md-search, [for=__search]")) load();
}

if (program) {
  addEventListener("focusin", turn);
  addEventListener("pointerover", turn, { passive: true });
  addEventListener("touchstart", turn, { passive: true });
  document.querySelector("header [for=__search]").addEventListener("click", () => query.focus());
  if (new URLSearchParams(location.search).has("q")) load(); // a link to a search
}
