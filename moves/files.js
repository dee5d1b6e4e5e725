/** A site opened from a folder, with an address that begins with file:. There a link to `loss/` would list a folder. */

import "iframe-worker/shim"; // acts with file: only, where a browser starts no worker, and the search needs one

function toPage({ target }) {
  const link = target.closest?.("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

if (location.protocol === "file:") {
  for (const way of ["click", "auxclick"]) addEventListener(way, toPage, { capture: true });
}
