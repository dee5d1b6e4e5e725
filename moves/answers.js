/**
 * Judge the answers that readers give, and remember them in their own browser, nowhere else.
 * What is right stands in the page; a snippet computed it when the site was built.
 */

import { judge } from "./mathematics/judge.js";

const KEY = "no-perfect-circles:answers";

/** Name of a check -> {answer, right}, as long as the browser lets a page remember something. */
const memory = {
  load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return kept && typeof kept === "object" ? kept : {};
    } catch {
      return {};
    }
  },
  save(answers) {
    try {
      localStorage.setItem(KEY, JSON.stringify(answers));
    } catch {
      // The reader does not allow it: the answers last as long as the page.
    }
  },
};

let answers = memory.load();

const boxes = [...document.querySelectorAll("[data-check]")];

function read(box) {
  const fields = [...box.querySelectorAll("input")];
  const choice = fields[0].type === "radio";
  const answer = choice ? (fields.find((field) => field.checked)?.value ?? "") : fields[0].value;
  return { fields, choice, answer };
}

function show(box, answer, choice) {
  const { right, shown, within, hints } = box.dataset;
  const judged = judge(answer, { right: Number(right), shown, within: Number(within), hints: JSON.parse(hints), choice });
  say(box, judged);
  return judged;
}

function say(box, { verdict, words }) {
  box.dataset.verdict = verdict;
  box.querySelector(".check-verdict").textContent = words;
}

function decide(box) {
  const { choice, answer } = read(box);
  const judged = show(box, answer, choice);
  if (judged.verdict === "unclear") return;
  answers = { ...memory.load(), [box.dataset.check]: { answer, right: judged.verdict === "right" } };
  memory.save(answers);
  showProgress();
}

/** Show what is remembered of a check, which may be nothing any more. */
function recall(box) {
  const { fields, choice } = read(box);
  const kept = answers[box.dataset.check];
  for (const field of fields) {
    if (choice) field.checked = field.value === kept?.answer;
    else field.value = kept?.answer ?? "";
  }
  if (kept) show(box, kept.answer, choice);
  else if (box.dataset.verdict) say(box, { verdict: "", words: "" });
}

// One listener for all checks: a page has a hundred of them, and most readers answer a few.
document.addEventListener("click", ({ target }) => {
  const box = target.closest("[data-check] button")?.closest("[data-check]");
  if (box) decide(box);
});
document.addEventListener("keydown", ({ key, target }) => {
  const box = key === "Enter" && target.closest("[data-check] input")?.closest("[data-check]");
  if (box) decide(box);
});

for (const box of boxes) if (answers[box.dataset.check]) recall(box);

function showProgress() {
  for (const place of document.querySelectorAll("[data-progress]")) {
    const names = place.dataset.progress.split(" ");
    const count = (test) => names.filter((name) => answers[name] && test(answers[name])).length;
    const [right, tried] = [count((kept) => kept.right), count(() => true)];
    place.textContent = `${right} of ${names.length} right` + (tried > right ? `, ${tried - right} to try again` : "");
  }
}

const table = document.querySelector("[data-progress]")?.closest("table");
if (table) {
  const clear = document.createElement("button");
  clear.className = "md-button check-clear";
  clear.type = "button";
  clear.textContent = "Clear all my answers";
  clear.addEventListener("click", () => {
    if (!confirm("Forget every answer that you have given in this book?")) return;
    answers = {};
    memory.save(answers);
    boxes.forEach(recall);
    showProgress();
  });
  table.after(clear);
  showProgress();
}

// Another tab of this book, or this page taken out of the browser's memory.
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) refresh();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) refresh();
});
function refresh() {
  answers = memory.load();
  boxes.forEach(recall);
  showProgress();
}
