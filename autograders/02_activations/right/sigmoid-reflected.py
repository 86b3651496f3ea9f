# idea: computes for |x| and reflects
class Sigmoid:
    def forward(self, x):
        upper = 1 / (1 + np.exp(-np.abs(x.data)))
        return Tensor.from_operation(np.where(x.data < 0, 1 - upper, upper), "sigmoid", x)
