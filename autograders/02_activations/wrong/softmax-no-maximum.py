# idea: takes the exponentials of the scores as they are
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
