/** What the theme leaves unsaid to those who cannot see it, or out of reach of a keyboard. */

document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

// The theme puts the button that copies a program into a navigation of its own, when the program comes into view: a
// screen reader would say "navigation" thirty times.
const name = () => {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
};
name();

// A table that is wider than the screen scrolls within a box that the theme puts around it. So can a keyboard.
const reach = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
const watched = new WeakSet();
const watch = () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (!watched.has(box)) reach.observe(box);
    watched.add(box);
  }
};
watch();
new MutationObserver(() => {
  name();
  watch();
}).observe(document.body, { childList: true, subtree: true });
