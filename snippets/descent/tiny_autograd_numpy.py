"""Backpropagation fits on one screen

A number that remembers what it was made from, and how strongly it
depends on each of those. The nine slopes come out as they did by hand.
No library is needed: this is plain Python.
"""


class Number:
    def __init__(self, value, made_from=()):
        self.value = value
        self.made_from = made_from  # pairs: a number, the slope toward it
        self.gradient = 0.0

    def __add__(self, other):
        return Number(self.value + other.value, [(self, 1), (other, 1)])

    def __mul__(self, other):
        made_from = [(self, other.value), (other, self.value)]
        return Number(self.value * other.value, made_from)

    def relu(self):
        return Number(max(self.value, 0), [(self, self.value > 0)])

    def history(self):  # everything this number was made from, in order
        order = []

        def visit(number):
            if number not in order:
                for earlier, slope in number.made_from:
                    visit(earlier)
                order.append(number)

        visit(self)
        return order

    def backward(self):
        self.gradient = 1.0
        for number in reversed(self.history()):
            for earlier, slope in number.made_from:
                earlier.gradient += number.gradient * slope


x1, x2, minus_y = Number(2.0), Number(3.0), Number(-2.0)
parameters = [Number(value) for value in (2, -1, 1, -2, 1, 2, -1, 2, 7)]
w11, w12, w21, w22, b1, b2, v1, v2, c = parameters

h1 = (w11 * x1 + w12 * x2 + b1).relu()
h2 = (w21 * x1 + w22 * x2 + b2).relu()
error = v1 * h1 + v2 * h2 + c + minus_y
loss = error * error  # used twice: two paths, whose slopes add
loss.backward()

gradient = [number.gradient for number in parameters]
steps = len(loss.history())
print(f"loss {loss.value}, from {steps} numbers")
#> loss 9.0, from 28 numbers
print("dW", gradient[:4])
#> dW [-12.0, -18.0, 0.0, 0.0]
print("db", gradient[4:6], "dv", gradient[6:8], "dc", gradient[8:])
#> db [-6.0, 0.0] dv [12.0, 0.0] dc [6.0]
