/** The words that led here from the search, marked on the page. The search adds them to the address. */

const words = new URLSearchParams(location.search).get("h")?.match(/[\p{L}\p{N}_]+/gu) ?? [];
const article = document.querySelector("article");

if (words.length && article && CSS.highlights) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "giu");
  const found = new Highlight();
  const texts = document.createNodeIterator(article, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { index, 0: word } of text.data.matchAll(pattern)) {
      const range = new StaticRange({ startContainer: text, startOffset: index, endContainer: text, endOffset: index + word.length });
      found.add(range);
    }
  }
  CSS.highlights.set("found", found);
}
