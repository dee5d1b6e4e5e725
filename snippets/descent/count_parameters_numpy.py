"""A layer of 3 neurons with 2 inputs has 6 + 3 = 9 parameters

First one layer. Then a network of two layers: its parameters lie nested
in lists and dictionaries, and are counted one array at a time.
"""

import numpy as np

seed = 1986
random = np.random.default_rng(seed)


def linear(inputs, neurons):
    return {
        "weight": random.uniform(-1, 1, size=(neurons, inputs)),
        "bias": random.uniform(-1, 1, size=neurons),
    }


def flatten(nested, name=""):  # nested -> a flat list of (name, array)
    if isinstance(nested, np.ndarray):
        return [(name[1:], nested)]
    keys = nested if isinstance(nested, dict) else range(len(nested))
    return [leaf for k in keys for leaf in flatten(nested[k], f"{name}.{k}")]


layer = linear(2, 3)
weights, biases = layer["weight"].size, layer["bias"].size
print(f"one layer: {weights} weights + {biases} biases")
#> one layer: 6 weights + 3 biases
print("shape of its weights:", tuple(layer["weight"].shape))
#> shape of its weights: (3, 2)

network = [linear(2, 3), linear(3, 4)]
sizes = []
for name, array in flatten(network):
    sizes.append(array.size)
    print(name, tuple(array.shape), array.size)
    #> 0.weight (3, 2) 6
    #> 0.bias (3,) 3
    #> 1.weight (4, 3) 12
    #> 1.bias (4,) 4
arrays, total = len(sizes), sum(sizes)
print(f"{arrays} arrays, {total} parameters")
#> 4 arrays, 25 parameters
