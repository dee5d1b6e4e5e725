"""One table, four normalizations: rows or columns make the difference

Three vectors of two numbers, one in each line. The second is twice the
first. First columns are brought to a common scale, then rows.
"""

import numpy as np

x = np.array([[3.0, 4.0], [6.0, 8.0], [5.0, 0.0]])

# Down each column: what the numbers of one feature have in common.
column_mean, column_spread = x.mean(axis=0), x.std(axis=0)
by_column = (x - column_mean) / column_spread
print(f"z-score by column: {by_column.round(2).tolist()}")
#> z-score by column: [[-1.34, 0.0], [1.07, 1.22], [0.27, -1.22]]

# Along each row: what the numbers of one example have in common.
row_mean = x.mean(axis=1, keepdims=True)
row_spread = x.std(axis=1, keepdims=True)
by_row = (x - row_mean) / row_spread
length = np.sqrt((x**2).sum(axis=1, keepdims=True))
length_1 = x / length
sum_1 = x / x.sum(axis=1, keepdims=True)
print(f"z-score by row:    {by_row.round(2).tolist()}")
#> z-score by row:    [[-1.0, 1.0], [-1.0, 1.0], [1.0, -1.0]]
print(f"to length 1:       {length_1.round(2).tolist()}")
#> to length 1:       [[0.6, 0.8], [0.6, 0.8], [1.0, 0.0]]
print(f"to sum 1:          {sum_1.round(2).tolist()}")
#> to sum 1:          [[0.43, 0.57], [0.43, 0.57], [1.0, 0.0]]

# How far the first two examples are still apart.
ways = (by_column, by_row, length_1, sum_1)
gaps = [np.abs(way[0] - way[1]).max().item() for way in ways]
