"""Write it for one pair, and vmap makes it work for all pairs

The distance between two points, written for two points. Mapped once it
compares one taxi with three customers, mapped twice all with all.
"""

import numpy as np


def vmap(function, in_axes):  # an honest loop
    def mapped(a, b):
        if in_axes == (None, 0):  # a stays, b is mapped
            return np.array([function(a, one) for one in b])
        return np.array([function(one, b) for one in a])

    return mapped


taxis = np.array([[0.0, 0.0], [6.0, 8.0]])
customers = np.array([[3.0, 4.0], [6.0, 0.0], [0.0, 8.0]])
runs = 0


def distance(taxi, customer):  # one taxi, one customer
    global runs
    runs = runs + 1
    return np.sqrt(((taxi - customer) ** 2).sum())


one_to_all = vmap(distance, in_axes=(None, 0))
all_to_all = vmap(one_to_all, in_axes=(0, None))
row = one_to_all(taxis[0], customers)
runs_row, runs = runs, 0
table = all_to_all(taxis, customers)
runs_table = runs
print(f"first taxi: {row.tolist()}")
#> first taxi: [5.0, 6.0, 8.0]
print(f"all: {table.tolist()}")
#> all: [[5.0, 6.0, 8.0], [5.0, 8.0, 6.0]]
print(f"the function ran {runs_row} and {runs_table} times")
#> the function ran 3 and 6 times
