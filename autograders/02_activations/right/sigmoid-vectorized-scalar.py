# idea: writes the formula for one number and vectorises it
import math


def logistic(number):
    small = math.exp(-abs(number))
    return 1 / (1 + small) if number >= 0 else small / (1 + small)


class Sigmoid:
    def forward(self, x):
        return Tensor(np.vectorize(logistic, otypes=[np.float64])(x.data))
