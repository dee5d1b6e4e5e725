"""RMSprop and Adam do not notice a loss a thousand times larger

One weight walks from 0 toward 3 for 20 steps, with learning rate 0.01.
Then the same with the loss multiplied by 1,000.
"""

import mlx.core as mx
from mlx import optimizers

learning_rate = 0.01


def walk(rule, scale):
    w, path = mx.array(0.0), []
    gradient = mx.grad(lambda w: scale * (w - 3) ** 2)
    if rule == "SGD":
        optimizer = optimizers.SGD(learning_rate)
    if rule == "momentum":
        optimizer = optimizers.SGD(learning_rate, momentum=0.9)
    if rule == "RMSprop":
        optimizer = optimizers.RMSprop(learning_rate)
    if rule == "Adam":
        optimizer = optimizers.Adam(learning_rate, bias_correction=True)
    for t in range(1, 21):
        new = optimizer.apply_gradients({"w": gradient(w)}, {"w": w})
        w = new["w"]
        path.append(w.item())
    return path


first_steps, ends, ends_scaled = [], [], []
for rule in ("SGD", "momentum", "RMSprop", "Adam"):
    path, path_scaled = walk(rule, scale=1), walk(rule, scale=1000)
    first_steps.append(path[0])
    ends.append(path[-1])
    ends_scaled.append(path_scaled[-1])
    print(f"{rule:8} ends at {ends[-1]:.3f} and {ends_scaled[-1]:.3g}")
    #> SGD      ends at 0.997 and -1.13e+26
    #> momentum ends at 3.812 and -4.26e+25
    #> RMSprop  ends at 0.732 and 0.732
    #> Adam     ends at 0.199 and 0.199
