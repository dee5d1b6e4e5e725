"""With statistics of the test set, the score is better than possible

Many times over: n houses to train on, n to test on. Prices are brought to
z-scores, and a model that knows nothing answers 0, the mean. Its mean
squared error is shown in units of the variance: 1 is the best possible.
"""

import numpy as np

seed, trials = 1986, 20_000
generator = np.random.default_rng(seed)
mean, spread = 300.0, 80.0  # thousand dollars; the model is not told

sizes = [5, 20, 100]
honest, leaked = [], []
for n in sizes:
    price = generator.normal(mean, spread, (trials, 2 * n))
    train, test = price[:, :n], price[:, n:]
    for scores, known in ((honest, train), (leaked, price)):
        center = known.mean(axis=1, keepdims=True)
        scale = known.std(axis=1, keepdims=True)
        z = (test - center) / scale
        answer = np.zeros_like(z)  # the model says: average
        y_hat = answer * scale + center  # back to dollars
        error = np.mean((y_hat - test) ** 2).item()
        scores.append(error / spread**2)
    print(f"n = {n:3}: honest {honest[-1]:.3f}, leaked {leaked[-1]:.3f}")
    #> n =   5: honest 1.200, leaked 0.900
    #> n =  20: honest 1.052, leaked 0.976
    #> n = 100: honest 1.010, leaked 0.996
