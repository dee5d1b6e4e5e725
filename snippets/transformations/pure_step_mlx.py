"""Two repairs: hand the rate in, or name the state that may change

The step of descent in two compiled versions. Each is called with rate
0.1, then with rate 0.5. The second one also counts its calls.
"""

import mlx.core as mx

w = mx.ones(3) * 8


def step(w, rate):  # first repair: everything is an argument
    return w - rate * w


compiled = mx.compile(step)
by_argument = [compiled(w, mx.array(rate))[0].item() for rate in (0.1, 0.5)]
print(f"rate as argument: {by_argument[0]:.1f}, {by_argument[1]:.1f}")
#> rate as argument: 7.2, 4.0

state = {"rate": mx.array(0.1), "calls": mx.array(0)}


def step_with_state(w):  # second repair: the state is declared
    state["calls"] = state["calls"] + 1
    return w - state["rate"] * w


declared = mx.compile(step_with_state, inputs=state, outputs=state)
by_state = [declared(w)[0].item()]
state["rate"] = mx.array(0.5)
by_state.append(declared(w)[0].item())
calls = state["calls"].item()
print(f"rate as state: {by_state[0]:.1f}, {by_state[1]:.1f}; calls {calls}")
#> rate as state: 7.2, 4.0; calls 2
