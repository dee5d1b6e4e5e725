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

function start(box) {
  const { check, right, shown, within, hints } = box.dataset;
  const asked = { right: Number(right), shown, within: Number(within), hints: JSON.parse(hints) };
  const fields = [...box.querySelectorAll("input")];
  const choice = fields[0].type === "radio";
  const answer = () => (choice ? (fields.find((field) => field.checked)?.value ?? "") : fields[0].value);

  const show = ({ verdict, words }) => {
    box.dataset.verdict = verdict;
    box.querySelector(".check-verdict").textContent = words;
  };
  const decide = () => {
    const judged = judge(answer(), { ...asked, choice });
    show(judged);
    if (judged.verdict === "unclear") return;
    answers = { ...memory.load(), [check]: { answer: answer(), right: judged.verdict === "right" } };
    memory.save(answers);
    showProgress();
  };
  box.querySelector("button").addEventListener("click", decide);
  for (const field of fields) field.addEventListener("keydown", ({ key }) => key === "Enter" && decide());

  const fill = () => {
    const kept = answers[check];
    for (const field of fields) {
      if (choice) field.checked = field.value === kept?.answer;
      else field.value = kept?.answer ?? "";
    }
    if (kept || box.dataset.verdict) show(kept ? judge(kept.answer, { ...asked, choice }) : { verdict: "", words: "" });
  };
  fill();
  return fill;
}

const fillAll = [...document.querySelectorAll("[data-check]")].map(start);

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
    for (const fill of fillAll) fill();
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
  for (const fill of fillAll) fill();
  showProgress();
}
