/** Keys of the theme: / (or s, f) to search, n and p for the next and the previous page, Enter to fold out what lies in the
 * navigation. */

const page = (way) => document.querySelector(`link[rel=${way}]`);
const go = (way) => page(way) && location.assign(page(way).href);

const search = () => {
  const query = document.querySelector(".md-search__input");
  query?.focus();
  query?.select();
};
const KEYS = { "/": search, s: search, f: search, n: () => go("next"), ".": () => go("next"), p: () => go("prev"), ",": () => go("prev") };

addEventListener("keydown", (event) => {
  const { target, key, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey || target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
  if (key === "Enter" && target.tagName === "LABEL") target.click();
  else if (KEYS[key]) KEYS[key]();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation(); // the theme's program, once it is here, has the same keys
});
