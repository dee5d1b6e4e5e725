/** A tab that is chosen at one program is chosen at all that have it, on this page and the next. */

const KEPT = "__tabs"; // where the theme keeps the names, the last chosen first
const name = (label) => label.textContent.trim();

function choose(names) {
  if (!names.length) return;
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
    const label = names.map((wanted) => labels.find((one) => name(one) === wanted)).find(Boolean);
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
}

choose(__md_get(KEPT) ?? []);
document.addEventListener("change", ({ target }) => {
  if (!target.matches(".tabbed-set > input")) return;
  const names = [...new Set([name(document.querySelector(`label[for="${target.id}"]`)), ...(__md_get(KEPT) ?? [])])];
  __md_set(KEPT, names);
  const before = target.parentElement.getBoundingClientRect().top;
  choose(names);
  scrollBy({ top: target.parentElement.getBoundingClientRect().top - before, behavior: "instant" }); // programs above may be shorter now
});
