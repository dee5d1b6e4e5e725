/** The menu of a phone, by keyboard as well: the theme made its button, and the names of its parts, for fingers only. */

const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const button = document.querySelector('.md-header__button[for="__drawer"]');

function tell() {
  button.setAttribute("aria-expanded", drawer.checked);
  for (const label of menu.querySelectorAll("label[for]")) label.tabIndex = drawer.checked ? 0 : -1;
}

function close() {
  drawer.checked = false;
  tell();
}

if (button && menu) {
  button.role = "button";
  button.tabIndex = 0;
  button.ariaLabel = "Menu";
  tell();
  drawer.addEventListener("change", tell);
  menu.addEventListener("click", ({ target }) => {
    if (target.closest("a[href]")) close(); // it may lead to a place on this page
  });
  for (const place of [button, menu]) {
    place.addEventListener("keydown", (event) => {
      if (event.target.tagName !== "LABEL" || !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      event.target.click();
      if (event.target === button) menu.querySelector("a[href]").focus();
    });
  }
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    close();
    button.focus();
  });
}
