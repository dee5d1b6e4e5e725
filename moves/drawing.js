/** Drawing with JSXGraph in the book's look. Colors are the names that book.css gives, so a theme changes them at once. */

import JXG from "jsxgraph";
import { plain } from "./words.js";

const DASH = { dash: 2, dashScale: true };

// What the page's style sheet does better, or what the range controls beside the drawing do for everybody.
const QUIET = { highlight: false, fixed: true, tabindex: null, withLabel: false, transitionDuration: 0 };

// Pixels around the plane: ticks and the names of the axes.
const ROOM = { left: 46, right: 14, top: 26, bottom: 42 };

const ink = (name) => (name === "none" ? name : `var(--figure-${name})`);

const TEXT = {
  display: "internal",
  fontSize: 13,
  strokeColor: ink("ink"),
  cssClass: "move-text",
  highlightCssClass: "move-text",
  cssDefaultStyle: "", // it would name another font than the page's
  highlightCssDefaultStyle: "",
  parse: false,
};

/** Round numbers from low to high, four to seven of them, or ``step`` apart. */
function ticksBetween(low, high, step) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  step ??= power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/**
 * A plane to draw in.
 *
 * @param {HTMLElement} place where it is drawn
 * @param {object} view x and y: [smallest, largest]; square: one unit has one length; axes: false for none;
 *   labels: {x, y} names of the axes; ticks: {x, y} functions from a number to its label; step: {x, y} between ticks
 */
export class Drawing {
  constructor(place, view) {
    this.view = view;
    this.board = JXG.JSXGraph.initBoard(place, {
      boundingBox: this.#box(place),
      keepAspectRatio: Boolean(view.square),
      axis: false,
      showCopyright: false,
      showNavigation: false,
      showInfobox: false,
      renderer: "svg",
      pan: { enabled: false },
      zoom: { enabled: false },
      drag: { enabled: true },
      browserPan: true,
      keyboard: { enabled: false },
      registerEvents: { wheel: false, keyboard: false, fullscreen: false, pointer: true, resize: false },
      resize: { enabled: false },
      precision: { touch: 25, mouse: 8 },
      title: "",
      description: "",
    });
    for (const said of ["role", "aria-label"]) place.removeAttribute(said); // a landmark without a name
    if (view.axes !== false) this.#axes(view);
    this.#window(place);
    new ResizeObserver(() => {
      this.#window(place);
      this.board.resizeContainer(place.clientWidth, place.clientHeight, true, true);
      this.board.setBoundingBox(this.#box(place), Boolean(view.square));
      this.board.fullUpdate();
    }).observe(place);
  }

  /** What the drawing shows, with room for the words at the axes: left, top, right, bottom. */
  #box(place) {
    const { x: [left, right], y: [bottom, top], axes } = this.view;
    if (axes === false) return [left, top, right, bottom];
    const across = (right - left) / Math.max(place.clientWidth - ROOM.left - ROOM.right, 1);
    const up = (top - bottom) / Math.max(place.clientHeight - ROOM.top - ROOM.bottom, 1);
    return [left - ROOM.left * across, top + ROOM.top * up, right + ROOM.right * across, bottom - ROOM.bottom * up];
  }

  /** Lines end where the plane ends; what lies outside would cross the words at the axes. */
  #window(place) {
    const { left, right, top, bottom } = this.view.axes === false ? { left: 0, right: 0, top: 0, bottom: 0 } : ROOM;
    const edges = { x: left, y: top, width: place.clientWidth - left - right, height: place.clientHeight - top - bottom };
    if (!this.hole) {
      const svg = "http://www.w3.org/2000/svg";
      const clip = document.createElementNS(svg, "clipPath");
      clip.id = `${place.id}-window`;
      this.hole = clip.appendChild(document.createElementNS(svg, "rect"));
      this.board.renderer.svgRoot.append(clip);
    }
    for (const [name, value] of Object.entries(edges)) this.hole.setAttribute(name, Math.max(value, 0));
  }

  #axes({ x: [left, right], y: [bottom, top], labels = {}, ticks = {}, step = {} }) {
    this.#axis("x", [[left, bottom], [right, bottom]], ticks.x ?? plain, step.x);
    this.#axis("y", [[left, bottom], [left, top]], ticks.y ?? plain, step.y);
    this.#label(() => right, () => bottom - 22 / this.board.unitY, labels.x, { anchorX: "right", anchorY: "top" });
    this.#label(() => left - 40 / this.board.unitX, () => top + 10 / this.board.unitY, labels.y, { anchorY: "bottom" });
  }

  #axis(name, [from, to], label, step) {
    const [here, there] = name === "x" ? [1, 2] : [2, 1];
    const [low, high] = this.view[name];
    const [edge, far] = this.view[name === "x" ? "y" : "x"];
    const places = ticksBetween(low, high, step);
    const at = (along, across) => (here < there ? [along, across] : [across, along]);
    const grid = this.board.create("curve", [[], []], { ...QUIET, strokeColor: ink("grid"), strokeWidth: 1 });
    grid.dataX = places.flatMap((place) => [at(place, edge)[0], at(place, far)[0], NaN]);
    grid.dataY = places.flatMap((place) => [at(place, edge)[1], at(place, far)[1], NaN]);
    this.board.create("curve", [[from[0], to[0]], [from[1], to[1]]], { ...QUIET, strokeColor: ink("gray") });
    for (const place of places) {
      const [x, y] = at(place, edge);
      if (name === "x") this.#label(() => x, () => y - 6 / this.board.unitY, label(place), { anchorX: "middle", anchorY: "top" });
      else this.#label(() => x - 6 / this.board.unitX, () => y, label(place), { anchorX: "right", anchorY: "middle" });
    }
  }

  #label(x, y, words = "", look = {}) {
    this.board.create("text", [x, y, words], { ...QUIET, ...TEXT, ...look });
  }

  /** A line through points that are set later: set(xs, ys). ``dash``: true, or the number of one of JSXGraph's dashes. */
  curve(look = {}) {
    const curve = this.board.create("curve", [[], []], { ...QUIET, ...this.#line(look), clip: false }); // by our own window
    curve.rendNode.setAttribute("clip-path", `url(#${this.hole.parentNode.id})`);
    return { set: (xs, ys) => this.#place(curve, xs, ys) };
  }

  /** Marks at points that are set later: set(xs, ys). They are one path, so that a hundred cost no more than one. */
  dots({ color = "blue", size = 4, shape = "circle" } = {}) {
    const marks = this.board.create("curve", [[], []], {
      ...QUIET,
      strokeColor: ink(color),
      fillColor: shape === "cross" ? "none" : ink(color),
      strokeWidth: shape === "cross" ? 2 : 1,
    });
    const corners = { triangle: 3, square: 4 }[shape] ?? (size > 3 ? 12 : 8);
    return {
      set: (xs, ys) => {
        const { unitX, unitY } = this.board;
        marks.dataX = [];
        marks.dataY = [];
        xs.forEach((x, k) => {
          if (!this.#shown(x, ys[k])) return;
          if (shape === "cross") {
            for (const turn of [1, 5, 3, 7]) this.#corner(marks, x, ys[k], size / unitX, size / unitY, turn / 8, turn > 4);
          } else {
            for (let c = 0; c <= corners; c++) {
              this.#corner(marks, x, ys[k], size / unitX, size / unitY, c / corners + 1 / 4, c === corners);
            }
          }
        });
      },
    };
  }

  #corner(marks, x, y, width, height, turn, last) {
    marks.dataX.push(x + width * Math.cos(2 * Math.PI * turn));
    marks.dataY.push(y + height * Math.sin(2 * Math.PI * turn));
    if (last) {
      marks.dataX.push(NaN);
      marks.dataY.push(NaN);
    }
  }

  #shown(x, y) {
    const [[left, right], [bottom, top]] = [this.view.x, this.view.y];
    return x >= left && x <= right && y >= bottom && y <= top;
  }

  /** A filled region whose outline is set later: set(xs, ys). */
  area({ color = "blue", opacity = 0.15 } = {}) {
    const curve = this.board.create("curve", [[], []], {
      ...QUIET,
      strokeColor: "none",
      fillColor: ink(color),
      fillOpacity: opacity,
    });
    return { set: (xs, ys) => this.#place(curve, xs, ys) };
  }

  circle([x, y], radius, look = {}) {
    const turns = Array.from({ length: 181 }, (_, k) => (2 * Math.PI * k) / 180);
    const curve = this.curve(look);
    curve.set(
      turns.map((turn) => x + radius * Math.cos(turn)),
      turns.map((turn) => y + radius * Math.sin(turn)),
    );
    return curve;
  }

  /** Words at a place: set(x, y, words). */
  text({ color = "ink", align = "left" } = {}) {
    let words = "";
    const text = this.board.create("text", [0, 0, () => words], {
      ...QUIET,
      ...TEXT,
      strokeColor: ink(color),
      anchorX: align,
    });
    return {
      set: (x, y, said) => {
        words = said;
        text.setPositionDirectly(JXG.COORDS_BY_USER, [x, y]);
      },
    };
  }

  /**
   * A point that a finger or a mouse drags: set(x, y). ``moved(x, y)`` is called while it is dragged, ``dropped()``
   * at the end. A keyboard moves it by the range controls.
   */
  handle({ color = "vermilion", moved, dropped }) {
    const point = this.board.create("point", [0, 0], {
      ...QUIET,
      fixed: false,
      size: 9,
      strokeColor: ink("paper"),
      strokeWidth: 2,
      fillColor: ink(color),
      name: "",
      cssClass: "move-handle",
    });
    let dragged = false;
    point.on("drag", () => {
      dragged = true;
      moved(point.X(), point.Y());
    });
    point.on("up", () => {
      if (dragged) dropped();
      dragged = false;
    });
    return { set: (x, y) => point.setPositionDirectly(JXG.COORDS_BY_USER, [x, y]) };
  }

  /** Show what was set. */
  update() {
    this.board.update();
  }

  // Browsers take no coordinate of any size; what is far outside stays outside, in its direction.
  #place(curve, xs, ys) {
    const near = (value, [low, high]) => Math.min(high + 20 * (high - low), Math.max(low - 20 * (high - low), value));
    curve.dataX = xs.map((x) => near(x, this.view.x));
    curve.dataY = ys.map((y) => near(y, this.view.y));
  }

  #line({ color = "blue", width = 2, dash = false }) {
    return { strokeColor: ink(color), strokeWidth: width, fillColor: "none", lineCap: "round", ...(dash ? { ...DASH, ...(dash !== true && { dash }) } : {}) };
  }
}
