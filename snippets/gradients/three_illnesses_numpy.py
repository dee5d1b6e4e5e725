"""Three numbers tell a healthy network from three kinds of ill ones

For four networks at the start: the gradient norm of the first and of
the last hidden layer, and the share of hidden units whose gradient is
exactly zero on all examples.
"""

import numpy as np

seed, width, examples = 1986, 64, 32


def norm_of(gradient):
    return np.linalg.norm(gradient).item()


def diagnose(activation, derivative, scale, bias, depth):
    generator = np.random.default_rng(seed)

    def draw(*shape):  # the same numbers in all three frameworks
        return generator.uniform(-1, 1, shape)

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / width**0.5  # weights of the output
    bound = scale / width**0.5
    weights = [bound * draw(width, width) for layer in range(depth)]
    shift = bias * (np.arange(width) % 2)  # for every second unit
    hidden, below, gradients = x, [], []
    for W in weights:
        z = hidden @ W.T + shift
        below.append((hidden, z))
        hidden = activation(z)
    slope = 2 * (hidden @ outer.T - y) / examples @ outer
    for W, (hidden, z) in zip(reversed(weights), reversed(below)):
        gradients.insert(0, (slope * derivative(z)).T @ hidden)
        slope = slope * derivative(z) @ W
    dead = np.mean([(g == 0).all(axis=1) for g in gradients]).item()
    first, last = norm_of(gradients[0]), norm_of(gradients[-1])
    print(f"first {first:.1e}  last {last:.1e}  dead {dead:.0%}")
    #> first 1.2e-01  last 1.6e-01  dead 0%
    #> first 8.4e-18  last 2.3e-01  dead 0%
    #> first 9.1e+02  last 4.0e-01  dead 0%
    #> first 5.7e-02  last 1.8e-01  dead 51%
    return [first, last, dead]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def slope_of_tanh(z):
    return 1 - np.tanh(z) ** 2


healthy = diagnose(np.tanh, slope_of_tanh, 3**0.5, 0, depth=20)
vanishing = diagnose(
    sigmoid, lambda z: sigmoid(z) * sigmoid(-z), 1, 0, depth=20
)
exploding = diagnose(np.tanh, slope_of_tanh, 4 * 3**0.5, 0, depth=20)
dead_units = diagnose(
    lambda z: np.maximum(z, 0), lambda z: z > 0, 6**0.5, -3, depth=5
)
