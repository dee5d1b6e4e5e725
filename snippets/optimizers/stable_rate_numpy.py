"""Momentum raises the largest stable rate, Nesterov lowers it

One weight, loss 100 w² / 2, start at 1. A rate just below the limit
brings the weight home, a rate just above it throws it out.
"""

curvature, beta = 100.0, 0.9
rules = ["plain", "momentum", "Nesterov"]
limits = [
    2 / curvature,
    2 * (1 + beta) / curvature,
    2 * (1 + beta) / (1 + 2 * beta) / curvature,
]


def end(rule, rate):
    w, v = 1.0, 0.0
    for step in range(2000):
        gradient = curvature * w
        v = beta * v + gradient
        if rule == "plain":
            move = gradient
        if rule == "momentum":
            move = v
        if rule == "Nesterov":
            move = gradient + beta * v
        w = w - rate * move
    return abs(w)


ends_below, ends_above = [], []
for rule, limit in zip(rules, limits):
    ends_below.append(end(rule, 0.99 * limit))
    ends_above.append(end(rule, 1.01 * limit))
    print(f"{rule:8} limit {limit:.4f}")
    #> plain    limit 0.0200
    #> momentum limit 0.0380
    #> Nesterov limit 0.0136
print(f"below the limits all shrink: {max(ends_below) < 1}")
#> below the limits all shrink: True
print(f"above the limits all grow: {min(ends_above) > 1}")
#> above the limits all grow: True
