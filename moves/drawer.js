/** The menu of a phone, by keyboard as well: the theme made its button, and the names of its parts, for fingers only. */

const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const label = document.querySelector('.md-header__button[for="__drawer"]');
const button = document.createElement("button"); // in place of the label

function tell() {
  button.setAttribute("aria-expanded", drawer.checked);
  for (const label of menu.querySelectorAll("label[for]")) label.tabIndex = drawer.checked ? 0 : -1;
}

function show(isOpen) {
  drawer.checked = isOpen;
  tell();
}

if (label && menu) {
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", "__drawer"); // by which the theme's style sheet knows it
  button.ariaLabel = "Menu";
  button.append(...label.childNodes);
  label.replaceWith(button);
  tell();
  button.addEventListener("click", ({ detail }) => {
    show(!drawer.checked);
    if (drawer.checked && !detail) menu.querySelector("a[href]").focus(); // opened by a key
  });
  drawer.addEventListener("change", tell);
  menu.addEventListener("click", ({ target }) => {
    if (target.closest("a[href]")) show(false); // it may lead to a place on this page
  });
  menu.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "LABEL" || event.key !== " ") return; // Enter: keyboard.js
    event.preventDefault();
    event.target.click();
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    show(false);
    button.focus();
  });
}
