"""No mistake in 100 tests still allows 3 percent

The chance that a model with a given share of mistakes makes none in 100
tests, and the share at which that chance is 5 percent.
"""

tests = 100
shares = [0.001, 0.01, 0.03, 0.05]
chances = [(1 - share) ** tests for share in shares]
for share, chance in zip(shares, chances):
    print(f"{share:.1%} mistakes: none seen with chance {chance:.1%}")
    #> 0.1% mistakes: none seen with chance 90.5%
    #> 1.0% mistakes: none seen with chance 36.6%
    #> 3.0% mistakes: none seen with chance 4.8%
    #> 5.0% mistakes: none seen with chance 0.6%
limit = 1 - 0.05 ** (1 / tests)
rule_of_three = 3 / tests
print(f"limit {limit:.2%}, rule of three {rule_of_three:.2%}")
#> limit 2.95%, rule of three 3.00%
