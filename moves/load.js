/** Fetch the figures to move when the first one comes near the screen; the script beside this one has them all. */

const here = document.currentScript.src;
const watch = new IntersectionObserver(
  (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    const script = document.createElement("script");
    script.src = new URL("moves.js", here).href;
    document.head.append(script);
  },
  { rootMargin: "800px" },
);
for (const place of document.querySelectorAll("[data-move]")) watch.observe(place);
