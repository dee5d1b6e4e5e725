"""Six optimizers by hand: six rules, a few lines each

A cubic curve is fitted to 32 points in batches of 8, for 200 steps.
Each list holds all 200 × 4 weights of one run. The other tabs use the
optimizers of PyTorch and MLX. Their runs are the same.
"""

import numpy as np

rate = 1 / 128  # float32 holds this number exactly
x = np.arange(32) / 31 * 2 - 1  # from -1 to 1
X, y = np.stack([x**0, x, x**2, x**3], axis=1), np.abs(x + 0.5)


# --8<-- [start:sgd]
def sgd_step(w, g, t, memory):
    return w - rate * g
    # --8<-- [end:sgd]


# --8<-- [start:momentum]
def momentum_step(w, g, t, memory):
    memory["v"] = 0.9 * memory["v"] + g
    return w - rate * memory["v"]
    # --8<-- [end:momentum]


# --8<-- [start:nesterov]
def nesterov_step(w, g, t, memory):
    memory["v"] = 0.9 * memory["v"] + g
    return w - rate * (g + 0.9 * memory["v"])
    # --8<-- [end:nesterov]


# --8<-- [start:rmsprop]
def rmsprop_step(w, g, t, memory):
    memory["s"] = 0.99 * memory["s"] + 0.01 * g**2
    return w - rate * g / (np.sqrt(memory["s"]) + 1e-8)
    # --8<-- [end:rmsprop]


# --8<-- [start:adam]
def adam_step(w, g, t, memory):
    memory["m"] = 0.9 * memory["m"] + 0.1 * g
    memory["s"] = 0.999 * memory["s"] + 0.001 * g**2
    m_hat = memory["m"] / (1 - 0.9**t)
    s_hat = memory["s"] / (1 - 0.999**t)
    return w - rate * m_hat / (np.sqrt(s_hat) + 1e-8)
    # --8<-- [end:adam]


# --8<-- [start:adamw]
def adamw_step(w, g, t, memory):
    return adam_step(w * (1 - rate * 0.01), g, t, memory)
    # --8<-- [end:adamw]


def train(name, rule):
    w, memory, path = np.zeros(4), {"v": 0, "m": 0, "s": 0}, []
    for t in range(1, 201):
        batch = slice(t % 4, None, 4)  # every fourth point
        error = X[batch] @ w - y[batch]
        g = 2 * X[batch].T @ error / 8
        w = rule(w, g, t, memory)
        path.append(w.tolist())
    loss = np.mean((X @ w - y) ** 2).item()
    print(f"{name:8} {loss:.4f}")
    #> SGD      0.0332
    #> momentum 0.0086
    #> Nesterov 0.0086
    #> RMSprop  0.0038
    #> Adam     0.0156
    #> AdamW    0.0156
    return path


sgd = train("SGD", sgd_step)
momentum = train("momentum", momentum_step)
nesterov = train("Nesterov", nesterov_step)
rmsprop = train("RMSprop", rmsprop_step)
adam = train("Adam", adam_step)
adamw = train("AdamW", adamw_step)
