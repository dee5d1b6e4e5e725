/** Let the search's index, larger than any page, wait until the reader turns to the search. The theme asks for it at once. */

const wanted = new Promise((resolve) => {
  const watch = ({ target }) => {
    if (target.closest?.(".md-search, [for=__search]")) resolve();
  };
  for (const turn of ["focusin", "pointerover", "touchstart"]) addEventListener(turn, watch, { passive: true });
});

const { open, send } = XMLHttpRequest.prototype;
const waiting = new WeakSet();

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  if (String(address).endsWith("/search/search_index.json")) waiting.add(this);
  return open.call(this, method, address, ...more);
};

XMLHttpRequest.prototype.send = function (body) {
  if (waiting.has(this)) wanted.then(() => send.call(this, body));
  else send.call(this, body);
};
