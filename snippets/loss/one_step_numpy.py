"""With learning rate 0.4 the archer hits after one step

The archer without ReLU, from w = 0.3 and b = 0.2, with six learning
rates: the distance to the center after 1 step and after 20.
"""

x, y = 0.5, 0.8
curvature = 2 * (x**2 + 1)
best_rate, limit = 1 / curvature, 2 / curvature


def practice(learning_rate, steps, relu=False):  # gives the last error
    w, b = 0.3, 0.2
    for step in range(steps):
        z = w * x + b
        y_hat = max(z, 0) if relu else z
        slope = 2 * (y_hat - y) if z > 0 or not relu else 0
        w = w - learning_rate * slope * x
        b = b - learning_rate * slope
    return (max(w * x + b, 0) if relu else w * x + b) - y


print(f"best rate {best_rate:.1f}, limit {limit:.1f}")
#> best rate 0.4, limit 0.8
print("rate: distance after 1 step, after 20 steps")
#> rate: distance after 1 step, after 20 steps
rates = [0.01, 0.2, 0.4, 0.6, 0.8, 0.9]
error_1 = [practice(rate, 1) for rate in rates]
error_20 = [practice(rate, 20) for rate in rates]
for rate, first, last in zip(rates, error_1, error_20):
    print(f"{rate:4}: {abs(first):.3f} {abs(last):6.3f}")
    #> 0.01: 0.439  0.271
    #>  0.2: 0.225  0.000
    #>  0.4: 0.000  0.000
    #>  0.6: 0.225  0.000
    #>  0.8: 0.450  0.450
    #>  0.9: 0.563 39.031

error_relu = practice(0.9, 20, relu=True)
print(f"rate 0.9 with ReLU, after 20 steps: {abs(error_relu):.3f}")
#> rate 0.9 with ReLU, after 20 steps: 0.800
