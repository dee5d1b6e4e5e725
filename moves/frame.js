/** What every figure to move has: its controls, its readings, its place in the address, a way back to the start. */

import * as address from "./address.js";
import { Drawing } from "./drawing.js";
import { plain } from "./words.js";

/**
 * Put a figure to move in the place of the still one.
 *
 * @param {HTMLElement} place the block on the page; the still figure in it is folded away
 * @param {string} name the figure's name, which its settings have in the address
 * @param {object} figure see the modules in figures/; one with several drawings has ``views`` in place of ``view``, and
 *   its ``draw`` is given a drawing for each
 */
export class Frame {
  constructor(place, name, figure) {
    Object.assign(this, { name, figure });
    this.#build(place);
    this.#readAddress();
    addEventListener("popstate", () => this.#readAddress());
  }

  /** Change settings while the reader moves something; ``commit`` makes it a state to come back to. */
  set(changes) {
    this.#stop();
    this.#show(changes);
  }

  /** A screen reader is told what has come of it; not of a range control, which says so itself: ``silent``. */
  commit({ silent = false } = {}) {
    this.told.textContent = silent ? "" : this.picture.getAttribute("aria-label");
    const { href } = address.write(this.name, this.figure.controls, this.settings);
    if (href !== location.href) history.pushState(null, "", href);
    this.status.textContent = "";
  }

  /**
   * Let a control run to its largest value, in at most so many seconds. It stops when the reader touches anything.
   * Who asked the system for less motion sees the end at once.
   */
  animate(key, seconds) {
    const { min, max, step } = this.figure.controls[key];
    const from = this.settings[key] < max ? this.settings[key] : min;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.set({ [key]: max });
      this.commit();
      return;
    }
    const perSecond = (max - min) / seconds;
    let began;
    const tick = (now) => {
      began ??= now;
      const value = Math.min(max, from + Math.max(step, ((now - began) / 1000) * perSecond));
      this.#show({ [key]: value });
      this.running = value < max ? requestAnimationFrame(tick) : undefined;
      if (value >= max) this.commit();
    };
    this.#stop();
    this.running = requestAnimationFrame(tick);
  }

  #stop() {
    if (this.running !== undefined) cancelAnimationFrame(this.running);
    this.running = undefined;
  }

  #readAddress() {
    this.#stop();
    const { settings, problems } = address.read(this.name, this.figure.controls);
    this.settings = settings;
    this.told.textContent = "";
    this.status.textContent = problems.join(" ");
    this.#show();
  }

  #build(place) {
    const { title, controls, readings, actions = {} } = this.figure;
    const id = `move-${this.name}`;
    const section = element("section", { class: "move-figure", "aria-label": `Figure to move: ${title}` });
    section.append(element("p", { class: "move-title" }, title));

    const views = this.figure.views ?? [this.figure.view];
    const canvases = views.map(({ square, aspect = square ? [1, 1] : [4, 3] }, k) => {
      const canvas = element("div", { class: "move-drawing jxgbox", id: `${id}-drawing-${k + 1}` });
      canvas.style.setProperty("--aspect", aspect.join(" / "));
      return canvas;
    });
    const picture = element("div", { class: "move-picture", role: "img", "aria-label": title });
    picture.append(...canvases);
    section.append(picture);

    this.inputs = {};
    const panel = element("div", { class: "move-controls" });
    for (const [key, control] of Object.entries(controls)) panel.append(this.#control(key, control, id));
    const buttons = element("div", { class: "move-buttons" });
    for (const [words, action] of Object.entries(actions)) {
      buttons.append(this.#button(words, () => action(this)));
    }
    buttons.append(
      this.#button("Reset", () => {
        this.set(Object.fromEntries(Object.entries(controls).map(([key, { value }]) => [key, value])));
        this.commit();
      }),
    );
    panel.append(buttons);
    section.append(panel);

    this.readings = {};
    const list = element("dl", { class: "move-readings" });
    for (const [key, { label }] of Object.entries(readings)) {
      const shown = element("dd", { "data-reading": key });
      this.readings[key] = shown;
      const pair = element("div");
      pair.append(element("dt", {}, label), shown);
      list.append(pair);
    }
    section.append(list);
    this.picture = picture;
    this.status = element("p", { class: "move-status", role: "status" });
    this.told = element("p", { class: "move-told", "aria-live": "polite" });
    section.append(this.status, this.told);

    const task = place.querySelector(".move-task");
    if (task) section.append(task);
    const stills = [...place.querySelectorAll("figure.plot")];
    // Of a program with twins each tab has its still picture; what moves stands above the tabs, whichever is open.
    const before = stills[0]?.closest(".tabbed-set") ?? stills[0];
    if (before) before.before(section);
    else place.append(section);
    for (const still of stills) {
      const folded = element("details", { class: "program" });
      still.replaceWith(folded);
      folded.append(element("summary", {}, "The still picture"), still);
    }
    this.drawings = views.map((view, k) => new Drawing(canvases[k], view));
    this.redraw = this.figure.draw(...this.drawings, this);
    place.dataset.ready = "";
    if (location.hash === `#${id}`) section.scrollIntoView(); // it may stand below a program
  }

  #control(key, control, id) {
    const label = element("label", { class: "move-control" });
    const name = element("span", { class: "move-name" }, control.label);
    if (control.options) {
      const select = element("select", { name: key });
      for (const [value, words] of Object.entries(control.options)) select.append(element("option", { value }, words));
      select.addEventListener("change", () => {
        this.set({ [key]: select.value });
        this.commit();
      });
      label.append(name, select);
      this.inputs[key] = { show: (value) => (select.value = value) };
      return label;
    }
    const { values } = control;
    const [min, max, step] = values ? [0, values.length - 1, 1] : [control.min, control.max, control.step];
    const range = element("input", { type: "range", name: key, min, max, step, id: `${id}-${key}` });
    const said = element("strong", { class: "move-value" });
    range.addEventListener("input", () => this.set({ [key]: values ? values[range.value] : Number(range.value) }));
    range.addEventListener("change", () => this.commit({ silent: true }));
    name.append(" ", said);
    label.append(name, range);
    this.inputs[key] = {
      show: (value, meaning) => {
        const words = (control.say ?? plain)(value);
        range.value = values ? values.indexOf(value) : value;
        said.textContent = (control.shown ?? plain)(value);
        range.setAttribute("aria-valuetext", `${words}: ${meaning}`);
      },
    };
    return label;
  }

  #button(words, action) {
    const button = element("button", { type: "button", class: "md-button move-button" }, words);
    button.addEventListener("click", action);
    return button;
  }

  #show(changes = {}) {
    for (const [key, value] of Object.entries(changes)) {
      const control = this.figure.controls[key];
      this.settings[key] = control.options ? value : address.onGrid(value, control);
    }
    const measured = this.figure.measure(this.settings);
    const meaning = this.figure.summary(measured, this.settings);
    for (const [key, input] of Object.entries(this.inputs)) input.show(this.settings[key], meaning);
    for (const [key, { say }] of Object.entries(this.figure.readings)) {
      this.readings[key].textContent = say(measured, this.settings);
      this.readings[key].dataset.value = String(measured[key]);
    }
    this.picture.setAttribute("aria-label", `${this.figure.title}. ${meaning}.`);
    this.redraw(this.settings, measured);
    for (const drawing of this.drawings) drawing.update();
  }
}

function element(tag, attributes = {}, words = "") {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words) made.textContent = words;
  return made;
}
