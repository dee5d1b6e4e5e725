"""Each momentum has a rate that makes its steps as long as SGD's

On a slope that stays the same: how long momentum's steps become, as a
multiple of plain steps, and the rate that takes this out again.
"""

sgd_rate = 0.2
betas = [0.9, 0.99]

growth, fair_rates = [], []
for beta in betas:
    v = 0.0
    for step in range(5000):
        v = beta * v + 1  # the gradient is 1 at every step
    growth.append(v)
    fair_rates.append(sgd_rate / v)
    print(f"beta {beta}: {v:.0f} times, fair rate {sgd_rate / v:.3f}")
    #> beta 0.9: 10 times, fair rate 0.020
    #> beta 0.99: 100 times, fair rate 0.002
