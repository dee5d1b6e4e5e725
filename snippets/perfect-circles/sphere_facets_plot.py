"""Four times the triangles make a rounder ball

Three balls below each other, each built from flat triangles, with a gray
dashed circle around it. The first has {faces[0]} triangles and looks like a
die with sharp corners: it fills {volumes[0]:.1%} of the ball. The second
has {faces[1]} and is nearly round: {volumes[1]:.1%}. The third has
{faces[2]} and fills {volumes[2]:.1%}.
"""

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import PolyCollection


def unit(points):  # moved in or out until its distance to the center is 1
    return points / np.linalg.norm(points, axis=-1, keepdims=True)


def count(points):  # rounded, so that shared points are counted once
    return len(np.unique(points.reshape(-1, 3).round(6), axis=0))


four = [[0, 2 * p, q + q * 5**0.5] for p in (1, -1) for q in (1, -1)]
corners = unit(np.concatenate([np.roll(four, k, axis=1) for k in range(3)]))
triples = np.array(list(combinations(corners, 3)))
sides = np.linalg.norm(triples - np.roll(triples, 1, axis=1), axis=2)
triangles = triples[sides.max(axis=1) < 1.2]  # neighbors are 1.05 apart
camera = np.array([[2, 2, -1], [-1, 2, 2], [2, -1, 2]]).T / 3
faces, edges, vertices, volumes = [], [], [], []
figure, panels = plt.subplots(3, figsize=(4.8, 7.2))
panels[0].set_title("More triangles, rounder ball")

for panel in panels:
    a, b, c = triangles.swapaxes(0, 1)
    middles = np.stack([a + b, b + c, c + a], axis=1) / 2
    faces.append(len(triangles))
    edges.append(count(middles))
    vertices.append(count(triangles))
    volumes.append(abs(np.linalg.det(triangles)).sum() / 8 / np.pi)

    normals = unit(np.cross(b - a, c - a))  # turned to point outward
    normals *= np.sign((normals * a).sum(axis=1, keepdims=True))
    front = (normals @ camera)[:, 2] > 0  # only what looks toward you
    light = (normals @ camera)[front] @ [-0.5, 0.6, 0.6]
    shade = [("C0", 0.8 - 0.7 * max(bright, 0)) for bright in light]
    flat = (triangles @ camera)[front, :, :2]
    panel.add_collection(PolyCollection(flat, fc=shade, ec="black", lw=0.5))
    panel.add_patch(plt.Circle((0, 0), 1, ls="--", ec="gray", fill=False))
    text = f"{faces[-1]} faces\n{edges[-1]} edges\n{vertices[-1]} vertices"
    panel.text(1.2, -0.4, f"{text}\n\n{volumes[-1]:.1%} of the ball")
    panel.set(aspect="equal", xlim=(-1.05, 3), ylim=(-1.05, 1.05))
    panel.axis("off")

    ab, bc, ca = unit(middles).swapaxes(0, 1)  # new corners, on the sphere
    quarters = [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
    triangles = np.concatenate([np.stack(q, axis=1) for q in quarters])

plt.show()
