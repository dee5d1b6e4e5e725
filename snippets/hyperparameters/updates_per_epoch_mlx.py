"""The number of updates in an epoch is N / B, rounded up

1,797 examples in batches of 32: how many batches, and how large is the
last one? In how many epochs do 10,000 updates happen?
"""

import math

import mlx.core as mx

N, B = 1797, 32
examples = mx.arange(N)
sizes = [len(examples[first : first + B]) for first in range(0, N, B)]

updates = len(sizes)
last_batch = sizes[-1]
full_batches = sizes.count(B)
by_formula = math.ceil(N / B)
epochs = math.ceil(10_000 / updates)
print(f"updates {updates}, by the formula {by_formula}")
#> updates 57, by the formula 57
print(f"last batch {last_batch}, full batches {full_batches}")
#> last batch 5, full batches 56
print(f"epochs for 10,000 updates: {epochs}")
#> epochs for 10,000 updates: 176
