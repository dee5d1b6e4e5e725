"""A network's report gives the factor by which each layer multiplies

Three networks of 12 layers report the gradient norms of layers 1, 6 and
12. From the last layer back to the first there are 11 steps.
"""

reports = {
    "A": [4e-8, 1e-4, 0.3],
    "B": [0.21, 0.24, 0.22],
    "C": [52000, 310, 1.5],
}

factors = []
for name, (first, _, last) in reports.items():
    factors.append((first / last) ** (1 / 11))
    print(f"network {name}: times {factors[-1]:.2f} for each layer")
    #> network A: times 0.24 for each layer
    #> network B: times 1.00 for each layer
    #> network C: times 2.59 for each layer
