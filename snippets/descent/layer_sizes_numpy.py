"""A network of 2, 3 and 1 has 13 parameters

Each layer has a weight for each pair of an input and a neuron, and a bias
for each neuron: together (inputs + 1) times neurons.
"""

import numpy as np


def count(*sizes):
    return sum(
        (inputs + 1) * neurons for inputs, neurons in zip(sizes, sizes[1:])
    )


def count_arrays(*sizes):  # make every array, then ask it for its size
    return sum(
        np.zeros((neurons, inputs)).size + np.zeros(neurons).size
        for inputs, neurons in zip(sizes, sizes[1:])
    )


by_formula, by_arrays = count(2, 3, 1), count_arrays(2, 3, 1)
deeper, deeper_arrays = count(2, 3, 3, 1), count_arrays(2, 3, 3, 1)
print(f"2-3-1:   {by_formula}, counted {by_arrays}")
#> 2-3-1:   13, counted 13
print(f"2-3-3-1: {deeper}, counted {deeper_arrays}")
#> 2-3-3-1: 25, counted 25
