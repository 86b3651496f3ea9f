# idea: divides the scores by the square root of their number
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp((x.data - x.data.max(axis=dim, keepdims=True)) / np.sqrt(x.shape[dim]))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
