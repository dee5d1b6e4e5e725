"""A book of any size, made for measuring: a quarter of its programs each in NumPy, in plots, in PyTorch and in MLX.

Each topic fits the line y = 2x + 1 with a seed of its own, in three tabs and an illustration, and its page quotes a
number that it measured. No two programs are the same.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.book import Book
from tests.tiny import TinyBook

TOPICS_A_PAGE = 5
"""As many as the pages of the real book have, roughly: 20 programs."""

SAME = '''"""{title}"""

import numpy as np
{imports}
seed = {seed}
random = np.random.default_rng(seed)
'''

NUMPY = (
    SAME
    + """x = random.normal(size=(50, 20))
y = 2 * x[:, 0] + 1
w, b = np.zeros(20), 0.0
for step in range(3000):
    error = x @ w + b - y
    w -= 0.05 * 2 * x.T @ error / len(x)
    b -= 0.05 * 2 * error.mean()
print(f"w {{w[0]:.2f}}, b {{b:.2f}}")
"""
)

TORCH = (
    SAME
    + """x = torch.tensor(random.normal(size=(50, 20)), dtype=torch.float32)
y = 2 * x[:, 0] + 1
w, b = torch.zeros(20, requires_grad=True), torch.zeros((), requires_grad=True)
optimizer = torch.optim.SGD([w, b], lr=0.05)
for step in range(400):
    optimizer.zero_grad()
    loss = ((x @ w + b - y) ** 2).mean()
    loss.backward()
    optimizer.step()
print(f"w {{w[0]:.2f}}, b {{b:.2f}}")
"""
)

MLX = (
    SAME
    + """x = mx.array(random.normal(size=(50, 20)), dtype=mx.float32)
y = 2 * x[:, 0] + 1
w, b = mx.zeros(20), mx.array(0.0)
slopes = mx.grad(lambda w, b: mx.mean((x @ w + b - y) ** 2), argnums=(0, 1))
for step in range(400):
    w_slope, b_slope = slopes(w, b)
    w, b = w - 0.05 * w_slope, b - 0.05 * b_slope
    mx.eval(w, b)
print(f"w {{w[0].item():.2f}}, b {{b.item():.2f}}")
"""
)

PLOT = '''"""{title}

Noisy points along a rising line, and the line that fits them best.
"""

import matplotlib.pyplot as plt
import numpy as np

seed = {seed}
random = np.random.default_rng(seed)
x = random.normal(size=200)
y = 2 * x + 1 + random.normal(size=200)
w, b = np.polyfit(x, y, 1)

fig, ax = plt.subplots()
ax.plot(x, y, "o", markersize=3)
ax.plot(x, w * x + b, color="black")
ax.set_title(f"The line has slope {{w:.2f}}")
ax.set_xlabel("x")
ax.set_ylabel("y")
plt.show()
'''

PROGRAMS = {
    "numpy": (NUMPY, ""),
    "plot": (PLOT, ""),
    "torch": (TORCH, "import torch\n"),
    "mlx": (MLX, "import mlx.core as mx\n"),
}
"""Framework -> its program, and what that imports besides NumPy."""


def write(root: Path, count: int) -> Book:
    """Make a book of ``count`` programs in the folder ``root``, which is made anew. The last topic may lack some."""
    shutil.rmtree(root, ignore_errors=True)
    tiny = TinyBook.copy_to(root)
    for folder in ("docs", "snippets"):
        shutil.rmtree(root / folder)
    tiny.write("docs/index.md", f"# A book of {count} programs\n")
    topics = [list(PROGRAMS)[: count - first] for first in range(0, count, len(PROGRAMS))]
    for first in range(0, len(topics), TOPICS_A_PAGE):
        page = f"part-{first // TOPICS_A_PAGE + 1:03}"
        shown = [_topic(tiny, page, *topic) for topic in enumerate(topics[first : first + TOPICS_A_PAGE], first)]
        tiny.write(f"docs/chapter/{page}.md", "\n\n".join([f"# {page}", *shown]) + "\n")
    return Book(root)


def _topic(tiny: TinyBook, page: str, number: int, frameworks: list[str]) -> str:
    """Write the topic's programs; what its page says."""
    name = f"line_{number:04}"
    for framework in frameworks:
        program, imports = PROGRAMS[framework]
        text = program.format(title=f"Line {number} in {framework}", imports=imports, seed=number)
        tiny.write(f"snippets/{page}/{name}_{framework}.py", text)
    blocks = [f"## Line {number}", f'--8<-- "{page}/{name}.md"']
    if "plot" in frameworks:
        blocks.append(f'--8<-- "{page}/{name}_plot.md"')
    return "\n\n".join([*blocks, f"It crosses the axis at [[{page}/{name}_numpy:b:.2f]]."])
