"""Without clipping the loss becomes NaN, with clipping it shrinks

One weight and one bias, used 20 times in a row, as a recurrent network
uses them. Both runs start at the same place and take 150 steps.
"""

import mlx.core as mx
from mlx.optimizers import SGD, clip_grad_norm

learning_rate, max_norm = 0.002, 1.0


def loss_function(p):
    hidden = mx.array(1.0)
    for repeat in range(20):
        hidden = p["w"] * hidden + p["b"]
    return (hidden - 1) ** 2


def train(clipping):
    p = {"w": mx.array(1.2), "b": mx.array(0.1)}
    optimizer = SGD(learning_rate)
    losses, norms = [], []
    for step in range(150):
        loss, gradient = mx.value_and_grad(loss_function)(p)
        limit = max_norm if clipping else mx.inf
        gradient, norm = clip_grad_norm(gradient, limit)  # before
        p = optimizer.apply_gradients(gradient, p)
        mx.eval(p, loss, norm)
        losses.append(loss.item())
        norms.append(norm.item())
    return losses, norms


_plain, _ = train(clipping=False)  # private: it holds no numbers
losses, _norms = train(clipping=True)
first_norm = _norms[0]
plain_is_nan = _plain[-1] != _plain[-1]  # only NaN differs from itself
print(f"start: loss {losses[0]:.0f}, gradient norm {first_norm:.2e}")
#> start: loss 3137, gradient norm 9.91e+04
print(f"150 steps without clipping: loss {_plain[-1]:.4f}")
#> 150 steps without clipping: loss nan
print(f"100 steps with clipping:    loss {losses[100]:.4f}")
#> 100 steps with clipping:    loss 1.0655
print(f"150 steps with clipping:    loss {losses[-1]:.4f}")
#> 150 steps with clipping:    loss 0.0006
