/** Name what the theme leaves without a name: a screen reader would say "dialog", and thirty times "navigation". */

document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

// The theme puts the button that copies a program into the page when the program comes into view.
const name = () => {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "group");
};
name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
