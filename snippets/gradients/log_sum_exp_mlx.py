"""A sum of logarithms survives where the product is lost

A product of 1,000 probabilities, its logarithm as a sum, and the
logarithm of a sum of three huge exponentials, in two ways.
"""

import mlx.core as mx

p = mx.full((1000,), 0.1)  # 1,000 answers, each with probability 0.1
likelihood = mx.prod(p).item()
log_likelihood = mx.log(p).sum().item()
print(f"product:             {likelihood}")
#> product:             0.0
print(f"sum of logarithms:   {log_likelihood:.1f}")
#> sum of logarithms:   -2302.6

z = mx.array([1000.0, 1000.0, 999.0])
_as_written = mx.log(mx.exp(z).sum()).item()
overflows = _as_written == float("inf")
shifted = (z.max() + mx.log(mx.exp(z - z.max()).sum())).item()
ready_made = mx.logsumexp(z).item()
print(f"as written:          {_as_written}")
#> as written:          inf
print(f"shifted by the max:  {shifted:.3f}")
#> shifted by the max:  1000.862
print(f"MLX's own:           {ready_made:.3f}")
#> MLX's own:           1000.862
