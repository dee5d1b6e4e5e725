"""A line never turns; each further degree can turn once more

Four curves, each in a panel of its own with its own scale. Linear: a
straight line. Quadratic: one valley. Cubic: a hill, then a valley.
Quartic: the letter W, a hill between two valleys. All four look equally
tall, but at x = 10 the line is at {at_ten[0]} and the quartic at
{at_ten[3]:,}.
"""

import matplotlib.pyplot as plt
import numpy as np

polynomials = {
    "linear: x": [1, 0],
    "quadratic: x² − 4": [1, 0, -4],
    "cubic: x³ − 4x": [1, 0, -4, 0],
    "quartic: x⁴ − 5x² + 4": [1, 0, -5, 0, 4],
}
x = np.linspace(-2.4, 2.4, 97)
turns, rounds, at_ten = [], [], []
figure, panels = plt.subplots(2, 2, figsize=(4.8, 5))
figure.suptitle("Each degree can turn once more")

for i, (name, coefficients) in enumerate(polynomials.items()):
    y = np.polyval(coefficients, x)
    up_or_down = np.sign(np.diff(y))
    turns.append(int((up_or_down[1:] != up_or_down[:-1]).sum()))
    # How many rounds of differences until all of them are equal?
    spreads = [np.ptp(np.diff(y, n=n)) for n in range(1, 5)]
    rounds.append(1 + [spread < 1e-9 for spread in spreads].index(True))
    at_ten.append(int(np.polyval(coefficients, 10)))
    print(f"{name}: {turns[-1]} turns, {rounds[-1]} rounds")
    #> linear: x: 0 turns, 1 rounds
    #> quadratic: x² − 4: 1 turns, 2 rounds
    #> cubic: x³ − 4x: 2 turns, 3 rounds
    #> quartic: x⁴ − 5x² + 4: 3 turns, 4 rounds
    panel = panels.flat[i]
    panel.plot(x, y, color="C0")
    panel.set(title=name, xlabel="x", ylabel="y")

plt.show()
