"""Ten sigmoid layers pass on less than a millionth of the slope

The slope of chains of single sigmoid units, each weight drawn between
−1 and 1, against the bound 0.25 to the power of the number of layers.
"""

import numpy as np

seed, chains = 1986, 10_000
generator = np.random.default_rng(seed)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


layers = 1
while 0.25**layers >= 1e-6:
    layers = layers + 1
bound = 0.25**layers
print(f"{layers} layers: at most {bound:.2e}")
#> 10 layers: at most 9.54e-07

hidden, slopes = generator.normal(size=chains), np.ones(chains)
for layer in range(layers):
    w, b = generator.uniform(-1, 1, (2, chains))
    hidden = sigmoid(w * hidden + b)
    slopes = slopes * w * hidden * (1 - hidden)  # the chain rule, link by link
steepest = np.abs(slopes).max().item()
middle = np.median(np.abs(slopes)).item()
print(f"steepest of {chains:,} chains: {steepest:.1e}")
#> steepest of 10,000 chains: 7.4e-08
print(f"half of them are below:   {middle:.0e}")
#> half of them are below:   2e-11
