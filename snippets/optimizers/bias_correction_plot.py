"""Without correction, early steps of Adam are far too long

Two curves over the number of the step, from 1 to 10,000 on a logarithmic
axis: how long Adam's steps are, measured in learning rates, when the
gradient stays the same. With bias correction, dashed, every step is 1
long. Without it, the curve begins at {ratio_1:.2f}, climbs to
{ratio_peak:.2f} at step {step_peak}, is {ratio_100:.2f} at step 100 and
{ratio_1000:.2f} at step 1,000. It is within 1 % of the dashed line from
step {step_close} on.
"""

import matplotlib.pyplot as plt

m = s = 0.0
_without, _with = [], []
for t in range(1, 10_001):
    m = 0.9 * m + 0.1  # the gradient is 1 at every step
    s = 0.999 * s + 0.001
    _without.append(m / s**0.5)
    _with.append(m / (1 - 0.9**t) / (s / (1 - 0.999**t)) ** 0.5)

shortest_corrected, longest_corrected = min(_with), max(_with)
ratio_1, ratio_100, ratio_1000 = (_without[t - 1] for t in (1, 100, 1000))
ratio_peak = max(_without)
step_peak = _without.index(ratio_peak) + 1
step_close = next(
    t for t, r in enumerate(_without, 1) if t > step_peak and r < 1.01
)

_shown = [t for t in range(1, 10_001) if t <= 30 or t % (t // 20) == 0]
plt.semilogx(_shown, [_without[t - 1] for t in _shown])
plt.semilogx(_shown, [_with[t - 1] for t in _shown], "--")
plt.plot(1, ratio_1, "o", color="C0")
plt.text(1.2, ratio_1 - 0.35, "first step: √10")
plt.text(1.2, 1.15, "with correction", color="C1")
plt.text(60, 5.6, "without correction", color="C0")
plt.title("Without correction, the early\nsteps are too long")
plt.xlabel("step")
plt.ylabel("length (in learning rates)")
plt.ylim(0, 7)
plt.show()
