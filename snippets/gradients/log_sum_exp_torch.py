"""A sum of logarithms survives where the product is lost

A product of 1,000 probabilities, its logarithm as a sum, and the
logarithm of a sum of three huge exponentials, in two ways.
"""

import torch

p = torch.full((1000,), 0.1)  # 1,000 answers, each with probability 0.1
likelihood = torch.prod(p).item()
log_likelihood = torch.log(p).sum().item()
print(f"product:             {likelihood}")
#> product:             0.0
print(f"sum of logarithms:   {log_likelihood:.1f}")
#> sum of logarithms:   -2302.6

z = torch.tensor([1000.0, 1000.0, 999.0])
_as_written = torch.log(torch.exp(z).sum()).item()
overflows = _as_written == float("inf")
shifted = (z.max() + torch.log(torch.exp(z - z.max()).sum())).item()
ready_made = torch.logsumexp(z, dim=0).item()
print(f"as written:          {_as_written}")
#> as written:          inf
print(f"shifted by the max:  {shifted:.3f}")
#> shifted by the max:  1000.862
print(f"PyTorch's own:       {ready_made:.3f}")
#> PyTorch's own:       1000.862
