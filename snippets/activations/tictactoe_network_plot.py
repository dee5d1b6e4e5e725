"""A network with 128 hidden units never loses at tic-tac-toe

Bars for the results of all games that can follow when the opponent tries
every reply. Moving first, the network wins {won[0]:.0%} and draws
{drawn[0]:.0%}. Moving second, it wins {won[1]:.0%} and draws
{drawn[1]:.0%}. It loses {lost[0]:.0%} and {lost[1]:.0%}.
"""

from functools import cache

import matplotlib.pyplot as plt
from torch import cat, manual_seed, nn, optim, randperm, softmax, tensor

seed, units, _perfect = 1986, 128, {}
_rows = [{*map(int, f"{n:03}")} for n in [12, 345, 678, 36, 147, 258, 48, 246]]


@cache
def value(me, you):  # minimax, as above; each side is a set of squares
    lost = any(row <= you for row in _rows)
    free = [] if lost else {*range(9)} - me - you
    after = {s: -value(you, me | {s}) for s in free}
    best = max(after.values(), default=-lost)
    _perfect[me, you] = [s for s in after if after[s] == best]
    return best


def games(me, you, mine):  # the results of all games: 1, 0 or -1
    if not _perfect[me, you]:  # it is over
        return [value(me, you) if mine else -value(me, you)]
    moves = [_policy[me, you]] if mine else {*range(9)} - me - you
    return [r for s in moves for r in games(you, me | {s}, not mine)]


value(frozenset(), frozenset())
_boards = [board for board in _perfect if _perfect[board]]
_x = tensor([[s in p for p in b for s in range(9)] for b in _boards])
_taken, _x, positions = 99 * (_x[:, :9] | _x[:, 9:]), _x.float(), len(_x)
_good = tensor([[s in _perfect[b] for s in range(9)] for b in _boards])
manual_seed(seed)
model = nn.Sequential(nn.Linear(18, units), nn.ReLU(), nn.Linear(units, 9))
optimizer = optim.Adam(model.parameters(), lr=0.03)  # torch.optim
for batch in cat([randperm(positions) for _ in range(20)]).split(452):
    _p = softmax(model(_x[batch]) - _taken[batch], dim=1)
    optimizer.zero_grad()
    (-(_p * _good[batch]).sum(dim=1).log().mean()).backward()  # the loss
    optimizer.step()
_policy = dict(zip(_boards, (model(_x) - _taken).argmax(dim=1).tolist()))

agreement = sum(_policy[b] in _perfect[b] for b in _boards) / positions
_ends = [games(frozenset(), frozenset(), mine) for mine in [True, False]]
won, drawn, lost = [[r.count(k) / len(r) for r in _ends] for k in [1, 0, -1]]
plt.hist(_ends, [-1.5, -0.5, 0.5, 1.5], density=True, hatch=["", "//"])
plt.xticks([-1, 0, 1], ["lost", "drawn", "won"])
plt.legend(["moving first", "moving second"])
plt.gca().set(title="A network never loses", ylabel="share of games")
plt.show()
