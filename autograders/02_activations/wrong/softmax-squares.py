# idea: divides squares in place of exponentials
# fails: test-softmax-values, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.square(x.data) + 1e-9
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
