/**
 * A link such as "Read the chapter in PyTorch" chooses that tab everywhere, as if readers had clicked it on a page: it notes
 * the choice where the theme keeps it. Without this script it is a plain link.
 */

/** Where a choice changes nothing that is seen, its button tells it. */
function tell() {
  const [chosen = "NumPy"] = __md_get("__tabs") ?? [];
  for (const link of document.querySelectorAll(".whole-choice a[data-framework]")) {
    const isChosen = link.dataset.framework === chosen;
    link.classList.toggle("md-button--primary", isChosen);
    link.ariaCurrent = isChosen;
  }
}

tell();
for (const link of document.querySelectorAll("a[data-framework]")) {
  link.addEventListener("click", () => {
    const chosen = __md_get("__tabs") ?? [];
    __md_set("__tabs", [...new Set([link.dataset.framework, ...chosen])]);
    tell();
  });
}
