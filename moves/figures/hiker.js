import { height, slope, walk } from "../mathematics/hiker.js";
import { number } from "../words.js";

const LOWEST = -1.057; // the two places, rounded, at which the ground is level and curves up
const HIGHER = 0.93;
const SECONDS = 4; // a run takes at most
const [LEFT, RIGHT] = [-1.8, 1.8];

const ground = Array.from({ length: 181 }, (_, k) => LEFT + ((RIGHT - LEFT) * k) / 180);

/** What has become of the hiker, in words. */
function fate({ end, left, path }) {
  if (left) return "The steps became longer and longer: the hiker is gone";
  if (path.length > 1 && Math.abs(slope(end)) < 1e-3) {
    if (Math.abs(end - LOWEST) < 0.01) return "At rest in the lower valley";
    if (Math.abs(end - HIGHER) < 0.01) return "Stuck in the higher valley";
    return "At rest on level ground";
  }
  return path.length === 1 ? "About to set out" : "Still on the way";
}

/** The hiker in fog; with ``momentum`` there is a control for it. */
export function hiker({ momentum = false } = {}) {
  return {
    title: momentum ? "A hiker with momentum" : "A hiker in fog",
    controls: {
      start: { label: "Start", min: -1.7, max: 1.7, step: 0.05, value: 1.6 },
      rate: {
        label: "Learning rate",
        values: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5],
        value: 0.02,
      },
      ...(momentum && { momentum: { label: "Momentum", min: 0, max: 0.99, step: 0.01, value: 0.9 } }),
      steps: { label: "Steps", min: 0, max: 200, step: 1, value: momentum ? 200 : 8 },
    },
    actions: {
      "One step": (frame) => {
        frame.set({ steps: frame.settings.steps + 1 });
        frame.commit();
      },
      Run: (frame) => frame.animate("steps", SECONDS),
    },
    measure: ({ start, rate, momentum = 0, steps }) => walk(start, rate, momentum, steps),
    readings: {
      end: { label: "Place", say: ({ end }) => number(end) },
      height: { label: "Height (the loss)", say: ({ height }) => number(height) },
      fate: { label: "What has become of the hiker", say: fate },
    },
    summary: (walked) => `place ${number(walked.end)}, height ${number(walked.height)}. ${fate(walked)}`,
    view: {
      x: [LEFT, RIGHT],
      y: [-0.4, 6],
      labels: { x: "place (a weight)", y: "height (the loss)" },
    },
    draw(drawing, frame) {
      const hill = drawing.curve({ color: "gray", width: 2.5 });
      hill.set(ground, ground.map(height));
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
