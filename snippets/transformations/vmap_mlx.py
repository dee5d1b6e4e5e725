"""Write it for one pair, and vmap makes it work for all pairs

The distance between two points, written for two points. Mapped once it
compares one taxi with three customers, mapped twice all with all.
"""

import mlx.core as mx
from mlx.core import vmap

taxis = mx.array([[0.0, 0.0], [6.0, 8.0]])
customers = mx.array([[3.0, 4.0], [6.0, 0.0], [0.0, 8.0]])
runs = 0


def distance(taxi, customer):  # one taxi, one customer
    global runs
    runs = runs + 1
    return mx.sqrt(((taxi - customer) ** 2).sum())


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
#> the function ran 1 and 1 times
