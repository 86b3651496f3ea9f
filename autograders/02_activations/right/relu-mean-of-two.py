# idea: takes half of the sum of x and its absolute value
class ReLU:
    def forward(self, x):
        return Tensor.from_operation((x.data + np.abs(x.data)) / 2, "relu", x)
