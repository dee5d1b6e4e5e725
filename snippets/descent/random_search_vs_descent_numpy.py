"""The more parameters, the more a slope is worth

Three ways to spend 210 evaluations on a network, in 21 runs each. An
evaluation is one forward pass over 20 examples; a step of descent is
charged as three. Printed is how much of the first loss remains, with
13 parameters and with 121: in the middle run of 21, and in brackets in
the 6th and the 16th.
"""

import numpy as np

seed, runs, budget, step_size, learning_rate = 1986, 21, 210, 0.05, 0.2
random = np.random.default_rng(seed)


def draw(*shapes):  # random numbers, others in each of the runs
    return [random.normal(size=(runs, *shape)) for shape in shapes]


def compare(inputs, hidden):
    def network(W, b, v, c):
        return np.tanh(x @ W + b) @ v + c

    def loss(p):  # one evaluation, all runs side by side
        return np.mean((network(*p) - y) ** 2, axis=(1, 2), keepdims=True)

    def slopes(p):
        h = np.tanh(x @ p[0] + p[1])
        dy_hat = 2 * (network(*p) - y) / 20
        dz = dy_hat @ p[2].mT * (1 - h * h)
        db, dc = dz.sum(1, keepdims=True), dy_hat.sum(1, keepdims=True)
        return [x.mT @ dz, db, h.mT @ dy_hat, dc]

    shapes = (inputs, hidden), (1, hidden), (hidden, 1), (1, 1)
    x = draw((20, inputs))[0]
    y = network(*draw(*shapes))
    p = walk = draw(*shapes)  # descent and walk have the same start
    first = guessed = walked = loss(p)
    for evaluation in range(budget):
        new = draw(*shapes)
        guessed = np.minimum(guessed, loss(new))
        trial = [a + step_size * n for a, n in zip(walk, new)]
        tried = loss(trial)
        walk = [np.where(tried < walked, t, a) for t, a in zip(trial, walk)]
        walked = np.minimum(walked, tried)
    for step in range(budget // 3):
        p = [a - learning_rate * slope for a, slope in zip(p, slopes(p))]
    count = sum(a[0].size for a in p)
    ends = guessed, walked, loss(p)
    rest = [sorted((end / first).flatten().tolist()) for end in ends]
    return count, (loss(p) < walked).sum().item(), rest


few, few_wins, few_rest = compare(inputs=1, hidden=4)
many, many_wins, many_rest = compare(inputs=8, hidden=12)
for size, rest in ((few, few_rest), (many, many_rest)):
    for name, r in zip(("guess", "walk", "descent"), rest):
        print(f"{size:3} {name:7} {r[10]:.3%} ({r[5]:.3%} to {r[15]:.3%})")
        #>  13 guess   2.878% (1.130% to 4.367%)
        #>  13 walk    0.212% (0.120% to 0.503%)
        #>  13 descent 0.279% (0.061% to 0.566%)
        #> 121 guess   27.084% (19.941% to 33.871%)
        #> 121 walk    4.685% (3.102% to 7.617%)
        #> 121 descent 0.005% (0.002% to 0.007%)
print(f"descent beats the walk: {few_wins} and {many_wins} times of {runs}")
#> descent beats the walk: 12 and 21 times of 21
