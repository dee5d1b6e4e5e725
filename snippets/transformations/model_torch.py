"""The weights of a model become an argument, and grad goes along them

A small network with fixed weights: the names in its gradient, the slopes
of its last bias, and what is left when the first layer is frozen.
"""

import torch
from torch import nn
from torch.func import functional_call, grad_and_value

model = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
first, last = model[0], model[2]
first.weight.data = torch.tensor([[1.0], [-1.0]])
last.weight.data = torch.tensor([[0.5, 0.25]])
first.bias.data, last.bias.data = torch.zeros(2), torch.zeros(1)
x, y = torch.tensor([[0.0], [1.0]]), torch.tensor([[1.0], [1.0]])


def loss_function(parameters, x, y):  # the weights are an argument
    return ((functional_call(model, parameters, (x,)) - y) ** 2).mean()


parameters = dict(model.named_parameters())
gradient, value = grad_and_value(loss_function)(parameters, x, y)
slope = gradient["2.bias"].item()
entries = list(gradient)
print(f"loss {value:.3f}, last bias {slope:.3f}")
#> loss 0.828, last bias -1.810
print(f"arrays in the gradient: {len(entries)}")
#> arrays in the gradient: 4

trained = {name: p for name, p in parameters.items() if name[0] == "2"}
gradient, value = grad_and_value(loss_function)(trained, x, y)
left = len(gradient)
print(f"only the last layer, arrays: {left}")
#> only the last layer, arrays: 2
