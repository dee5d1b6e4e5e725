"""The more parameters, the more a slope is worth

Three ways to spend 210 evaluations on a network, in 21 runs each. An
evaluation is one forward pass over 20 examples; a step of descent is
charged as three. Printed is how much of the first loss remains, with
13 parameters and with 121: in the middle run of 21, and in brackets in
the 6th and the 16th.
"""

import mlx.core as mx

seed, runs, budget, step_size, learning_rate = 1986, 21, 210, 0.05, 0.2
mx.random.seed(seed)


def draw(*shapes):  # random numbers, others in each of the runs
    return [mx.random.normal((runs, *shape)) for shape in shapes]


def compare(inputs, hidden):
    def network(W, b, v, c):
        return mx.tanh(x @ W + b) @ v + c

    def loss(p):  # one evaluation, all runs side by side
        return mx.mean((network(*p) - y) ** 2, axis=(1, 2), keepdims=True)

    def slopes(p):
        return mx.grad(lambda p: loss(p).sum())(p)

    shapes = (inputs, hidden), (1, hidden), (hidden, 1), (1, 1)
    x = draw((20, inputs))[0]
    y = network(*draw(*shapes))
    p = walk = draw(*shapes)  # descent and walk have the same start
    first = guessed = walked = loss(p)
    for evaluation in range(budget):
        new = draw(*shapes)
        guessed = mx.minimum(guessed, loss(new))
        trial = [a + step_size * n for a, n in zip(walk, new)]
        tried = loss(trial)
        walk = [mx.where(tried < walked, t, a) for t, a in zip(trial, walk)]
        walked = mx.minimum(walked, tried)
        mx.eval(guessed, walked, walk)
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
        #>  13 guess   1.104% (0.651% to 2.028%)
        #>  13 walk    0.111% (0.041% to 0.146%)
        #>  13 descent 0.061% (0.022% to 0.084%)
        #> 121 guess   23.361% (17.668% to 35.442%)
        #> 121 walk    3.851% (3.392% to 6.894%)
        #> 121 descent 0.014% (0.003% to 0.048%)
print(f"descent beats the walk: {few_wins} and {many_wins} times of {runs}")
#> descent beats the walk: 14 and 21 times of 21
