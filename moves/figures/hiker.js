import { DIPS, HILLS, walk } from "../mathematics/hiker.js";
import { number } from "../words.js";

const SECONDS = 4; // a run takes at most

const FOG = {
  ground: HILLS,
  title: "A hiker in fog",
  who: "the hiker",
  lost: "gone",
  axes: { place: "Place", height: "Height (the loss)" },
  valleys: { "At rest in the lower valley": -1.057, "Stuck in the higher valley": 0.93 }, // where, rounded
  furthest: 1.7,
  start: 1.6,
  rates: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5],
  steps: 8,
  view: { x: [-1.8, 1.8], y: [-0.4, 6], labels: { x: "place (a weight)", y: "height (the loss)" } },
};

const CURVE = {
  ground: DIPS,
  title: "A walk on a curve with two dips",
  who: "the walk",
  lost: "lost",
  axes: { place: "Weight", height: "Loss" },
  valleys: { "At rest in the deep dip": -1.473, "Settled in the shallow dip": 1.347 },
  furthest: 2.2,
  start: 2.2,
  rates: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.15, 0.2],
  steps: 30,
  view: { x: [-2.4, 2.4], y: [-0.8, 13], labels: { x: "weight w", y: "loss" } },
};

/**
 * A walk downhill.
 *
 * @param {object} given ``momentum``: with a control for it; ``scene``: where, who, and the usual settings
 */
function walker({ momentum = false, scene }) {
  const { slope, height } = scene.ground;

  /** What has become of the walk, in words. */
  function fate({ end, left, path }) {
    if (left) return `The steps became longer and longer: ${scene.who} is ${scene.lost}`;
    if (path.length === 1) return "About to set out";
    if (Math.abs(slope(end)) >= 1e-3) return "Still on the way";
    const valley = Object.entries(scene.valleys).find(([, place]) => Math.abs(end - place) < 0.01);
    return valley ? valley[0] : "At rest on level ground";
  }

  const [left, right] = scene.view.x;
  const places = Array.from({ length: 181 }, (_, k) => left + ((right - left) * k) / 180);
  return {
    title: momentum ? "A hiker with momentum" : scene.title,
    controls: {
      start: { label: "Start", min: -scene.furthest, max: scene.furthest, step: 0.05, value: scene.start },
      rate: { label: "Learning rate", values: scene.rates, value: 0.02 },
      ...(momentum && { momentum: { label: "Momentum", min: 0, max: 0.99, step: 0.01, value: 0.9 } }),
      steps: { label: "Steps", min: 0, max: 200, step: 1, value: momentum ? 200 : scene.steps },
    },
    actions: {
      "One step": (frame) => {
        frame.set({ steps: frame.settings.steps + 1 });
        frame.commit();
      },
      Run: (frame) => frame.animate("steps", SECONDS),
    },
    measure: ({ start, rate, momentum = 0, steps }) => walk(scene.ground, start, rate, momentum, steps),
    readings: {
      end: { label: scene.axes.place, say: ({ end }) => number(end) },
      height: { label: scene.axes.height, say: ({ height }) => number(height) },
      fate: { label: `What has become of ${scene.who}`, say: fate },
    },
    summary: (walked) => `${scene.axes.place} ${number(walked.end)}, ${scene.axes.height} ${number(walked.height)}. ${fate(walked)}`,
    view: scene.view,
    draw(drawing, frame) {
      const hill = drawing.curve({ color: "gray", width: 2.5 });
      hill.set(places, places.map(height));
      const way = drawing.curve({ color: "blue", width: 1 });
      const prints = drawing.dots({ color: "blue", size: 3 });
      const now = drawing.dots({ color: "green", size: 7, shape: "square" });
      const handle = drawing.handle({
        moved: (x) => frame.set({ start: x }),
        dropped: () => frame.commit(),
      });
      return ({ start }, { path, end }) => {
        const heights = path.map(height);
        way.set(path, heights);
        prints.set(path, heights);
        now.set([end], [height(end)]);
        handle.set(start, height(start));
      };
    },
  };
}

export const hiker = walker({ scene: FOG });
export const hikerMomentum = walker({ scene: FOG, momentum: true });
export const hikerSteps = walker({ scene: CURVE });
