"""With 32-bit numbers, a small step goes wrong much earlier

Forward differences of x³ at x = 1, whose slope is 3.
"""

import mlx.core as mx


def cube(x):
    return x * x * x


x = mx.array(1.0)
print(x.dtype)
#> mlx.core.float32

slopes = []
for k in range(1, 9):
    h = mx.array(1 / 10**k)
    slopes.append(((cube(x + h) - cube(x)) / h).item())
    print(f"h = 1e-{k}: {slopes[-1]:.4f}")
    #> h = 1e-1: 3.3100
    #> h = 1e-2: 3.0301
    #> h = 1e-3: 3.0031
    #> h = 1e-4: 3.0005
    #> h = 1e-5: 3.0041
    #> h = 1e-6: 2.8610
    #> h = 1e-7: 3.5763
    #> h = 1e-8: 0.0000

errors = [abs(slope - 3) for slope in slopes]
best_k = errors.index(min(errors)) + 1
print(f"best step: 1e-{best_k}")
#> best step: 1e-4
