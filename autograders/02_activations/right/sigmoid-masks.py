# idea: fills an array in two parts, one for each sign
class Sigmoid:
    def forward(self, x):
        result = np.empty_like(x.data)
        up = x.data >= 0
        result[up] = 1 / (1 + np.exp(-x.data[up]))
        grown = np.exp(x.data[~up])
        result[~up] = grown / (1 + grown)
        return Tensor.from_operation(result, "sigmoid", x)
