"""Half the uncertainty costs four times the examples

How many examples a test needs, so that two standard errors are as small as
wanted. The model is right in about 90 % of the cases.
"""

p = 0.9
wanted = [0.04, 0.02, 0.01, 0.005]  # two standard errors
needed = [round(4 * p * (1 - p) / error**2) for error in wanted]
for error, n in zip(wanted, needed):
    print(f"to within {error:.1%}: {n:,} examples")
    #> to within 4.0%: 225 examples
    #> to within 2.0%: 900 examples
    #> to within 1.0%: 3,600 examples
    #> to within 0.5%: 14,400 examples
