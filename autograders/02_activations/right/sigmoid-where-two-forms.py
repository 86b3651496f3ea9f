# idea: computes both forms everywhere and chooses by sign
class Sigmoid:
    def forward(self, x):
        with np.errstate(over="ignore", invalid="ignore"):
            grown = np.exp(x.data)
            up, down = 1 / (1 + np.exp(-x.data)), grown / (1 + grown)
        return Tensor.from_operation(np.where(x.data >= 0, up, down), "sigmoid", x)
