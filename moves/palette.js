/** Let the page keep its styles when it is loaded. The theme marks the whole page as one whose colors are being switched,
 * at each load too, and then every element of a long page is styled twice more. */

document.body.setAttribute = (name, value) => {
  if (name !== "data-md-color-switching") Element.prototype.setAttribute.call(document.body, name, value);
};

// The theme tells the browser once more, by a <meta> of its own, which colors the body has by its style sheet: every
// element would be styled anew, twice. theme/main.html has one that suits both.
document.head.appendChild = (node) =>
  node.name === "color-scheme" ? node : Element.prototype.appendChild.call(document.head, node);
