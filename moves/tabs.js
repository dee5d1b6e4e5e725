/**
 * The theme brings the chosen tab to every program, but not to those in a folded part of the page, whose labels it cannot read.
 * These follow here: when the page comes, and when a tab is chosen.
 */

function follow(names) {
  for (const set of document.querySelectorAll("details .tabbed-set")) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
    const label = names.map((name) => labels.find((one) => one.textContent.trim() === name)).find(Boolean);
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
}

follow(__md_get("__tabs") ?? []);
document.addEventListener("change", ({ target }) => {
  if (target.matches(".tabbed-set > input")) follow([document.querySelector(`label[for="${target.id}"]`).textContent.trim()]);
});
