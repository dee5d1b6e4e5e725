"""Tic-tac-toe is a draw, and XOR is hidden in it

Four positions in two rows and two columns; the cross moves next. Columns:
the cross stands in the left or in the right upper corner. Rows: the two
circles fill the right or the left of the bottom row. Cross left and
circles right, or the other way round: the cross wins. Both on the same
side: the cross loses, whatever it plays.
"""

from functools import cache

import matplotlib.pyplot as plt
import numpy as np

# Each side is a set of squares, numbered 0 to 8. I am the one who moves.
_rows = [
    {*map(int, row)}
    for row in ["012", "345", "678", "036", "147", "258", "048", "246"]
]


@cache
def value(me, you):  # what I can reach: 1 is won, 0 drawn, -1 lost
    if any(row <= you for row in _rows):  # you have just filled a row
        return -1
    free = {*range(9)} - me - you
    after = [-value(you, me | {square}) for square in free]
    return max(after, default=0)  # no free square: drawn


game_value = value(frozenset(), frozenset())
positions = value.cache_info().currsize
print(f"{positions:,} positions, value of the game {game_value}")
#> 5,478 positions, value of the game 0

quartet, boards = [], []
figure, panels = plt.subplots(2, 2, figsize=(4.8, 4.8))
for below, you in enumerate([{7, 8}, {6, 7}]):
    for column, me in enumerate([{0}, {2}]):
        quartet.append(value(frozenset(me), frozenset(you)))
        board = np.zeros(9, dtype=int)
        board[[*me]], board[[*you]] = 1, -1
        boards.append(board)
        ax = panels[below, column]
        for stone, look in [(1, "C0X"), (-1, "C1o")]:
            squares = np.flatnonzero(board == stone)
            ax.plot(squares % 3, squares // 3, look, ms=16)
        ax.hlines([0.5, 1.5], -0.5, 2.5, color="black")
        ax.vlines([0.5, 1.5], -0.5, 2.5, color="black")
        ax.set(aspect="equal", xlim=(-0.5, 2.5), ylim=(2.5, -0.5))
        ax.set(title="× wins" if quartet[-1] == 1 else "× loses")
        ax.axis("off")
print(f"values, row by row: {quartet[:2]} and {quartet[2:]}")
#> values, row by row: [1, -1] and [-1, 1]
sums_equal = (boards[0] + boards[3] == boards[1] + boards[2]).all().item()
print(f"both diagonals add up to the same board: {sums_equal}")
#> both diagonals add up to the same board: True
plt.show()
