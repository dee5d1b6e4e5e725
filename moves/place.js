/** Where the reader is: marked in the table of contents and told in the header; and a way back up. */

const header = document.querySelector(".md-header"); // the chapter on one page has none
const title = document.querySelector(".md-header__title");
const first = document.querySelector("article h1");
const back = document.querySelector(".md-top");

const NEAR = 24; // pixels below the header where a heading counts as reached
const headings = new Map(); // from a heading to its line in the table of contents
for (const link of document.querySelectorAll("[data-md-component=toc] .md-nav__link")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) headings.set(heading, link);
}

/** Bring a line of the navigation into view, and leave the page where it is. */
function center(link) {
  const box = link?.closest(".md-sidebar__scrollwrap");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  box.scrollTop += link.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
}

let marked;
function mark() {
  const passed = [...headings.keys()].filter((heading) => heading.getBoundingClientRect().top < header.offsetHeight + NEAR);
  const here = headings.get(passed.at(-1));
  if (here === marked) return;
  marked = here;
  for (const [heading, link] of headings) {
    link.classList.toggle("md-nav__link--passed", passed.includes(heading));
    link.classList.toggle("md-nav__link--active", link === here);
  }
  center(here);
}

function offer(isWanted) {
  if (!back) return;
  back.hidden = !isWanted; // which only makes it transparent
  back.tabIndex = isWanted ? 0 : -1;
}

let before = 0;
let isWaiting = false;
function follow() {
  isWaiting = false;
  mark();
  title.classList.toggle("md-header__title--active", first?.getBoundingClientRect().bottom < header.offsetHeight);
  offer(scrollY < before && scrollY > innerHeight);
  before = scrollY;
}

function wait() {
  if (!isWaiting) requestAnimationFrame(follow);
  isWaiting = true;
}

if (header) addEventListener("scroll", wait, { passive: true });
offer(false);
back?.addEventListener("click", () => scrollTo({ top: 0 }));
requestAnimationFrame(() => center(document.querySelector(".md-sidebar--primary .md-nav__link--active")));
