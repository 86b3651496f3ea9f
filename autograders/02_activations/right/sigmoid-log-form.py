# idea: computes e to the minus logaddexp
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(
            np.exp(-np.logaddexp(0, -x.data.astype(np.float64))), "sigmoid", x
        )
