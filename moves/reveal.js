/** An address that ends in #something may lead into a closed part of the page, or behind a tab: open that. */

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let isOpened = false;
  for (let part = target; part; part = part.parentElement) {
    if (part.matches("details:not([open])")) part.open = isOpened = true;
    if (part.matches(".tabbed-block")) {
      const place = [...part.parentElement.children].indexOf(part);
      const input = part.closest(".tabbed-set").querySelectorAll(":scope > input")[place];
      isOpened ||= !input.checked;
      input.checked = true;
    }
  }
  if (isOpened) target.scrollIntoView();
}

reveal();
addEventListener("hashchange", reveal);
