"""Without correction, early steps of Adam are far too long

One curve over the number of the step, from 1 to 10,000 on a logarithmic
axis: how many times as long Adam's step is without bias correction,
when the gradient stays the same. It begins at {ratio_1:.2f}, climbs to
{ratio_peak:.2f} at step {step_peak}, is {ratio_100:.2f} at step 100 and
{ratio_1000:.2f} at step 1,000. It is within 1 % of the dashed line at 1
from step {step_close} on.
"""

import matplotlib.pyplot as plt

m = s = 0.0
_ratios = []
for t in range(1, 10_001):
    m = 0.9 * m + 0.1 * 1.0  # the gradient is 1 at every step
    s = 0.999 * s + 0.001 * 1.0**2
    corrected = (m / (1 - 0.9**t)) / (s / (1 - 0.999**t)) ** 0.5
    _ratios.append(m / s**0.5 / corrected)

ratio_1, ratio_100, ratio_1000 = (_ratios[t - 1] for t in (1, 100, 1000))
ratio_peak = max(_ratios)
step_peak = _ratios.index(ratio_peak) + 1
step_close = next(
    t for t, r in enumerate(_ratios, 1) if t > step_peak and r < 1.01
)

_shown = [t for t in range(1, 10_001) if t <= 30 or t % (t // 20) == 0]
plt.semilogx(_shown, [_ratios[t - 1] for t in _shown])
plt.axhline(1, color="C1", linestyle="--")
plt.plot(1, ratio_1, "o", color="C0")
plt.text(1.2, ratio_1 - 0.35, "first step: √10")
plt.text(1.2, 1.15, "with correction", color="C1")
plt.text(60, 5.6, "without correction", color="C0")
plt.title("Without correction, the early\nsteps are too long")
plt.xlabel("step")
plt.ylabel("length (in corrected steps)")
plt.ylim(0, 7)
plt.show()
