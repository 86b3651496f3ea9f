# idea: limits the input itself, in place, against overflow
# fails: test-sigmoid-result
class Sigmoid:
    def forward(self, x):
        np.clip(x.data, -80, 80, out=x.data)
        return Tensor.from_operation(1 / (1 + np.exp(-x.data)), "sigmoid", x)
