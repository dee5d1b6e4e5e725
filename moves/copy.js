/** A button at every program that copies it, where the browser lets a page do so: by https, and on the reader's own machine. */

import { later } from "./later.js";

const told = document.querySelector(".md-dialog");

function tell(text) {
  told.firstElementChild.textContent = text;
  told.classList.add("md-dialog--active");
  setTimeout(() => told.classList.remove("md-dialog--active"), 2000);
}

if (navigator.clipboard) {
  told.role = "status";
  const corner = document.createElement("div");
  corner.className = "md-code__nav";
  corner.innerHTML = '<button type="button" class="md-code__button" data-md-type="copy" title="Copy to clipboard"></button>';
  later(() => {
    for (const program of document.querySelectorAll("article :not(.output) > pre > code")) program.before(corner.cloneNode(true));
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest(".md-code__button");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.closest("pre").querySelector("code").textContent.trimEnd() + "\n");
      tell("Copied to clipboard");
    } catch {
      tell("Your browser does not let this page copy");
    }
  });
}
