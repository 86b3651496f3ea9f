# idea: treats each row of a matrix in a Python loop with math.exp
# fails: test-sigmoid-values, test-sigmoid-large, test-sigmoid-result
import math


class Sigmoid:
    def forward(self, x):
        rows = [[1 / (1 + math.exp(-number)) for number in row] for row in x.data]
        return Tensor.from_operation(np.array(rows), "sigmoid", x)
