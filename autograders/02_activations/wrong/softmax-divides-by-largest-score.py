# idea: divides the scores by their maximum against overflow
# fails: test-softmax-values, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data / np.abs(x.data).max(axis=dim, keepdims=True).clip(1))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
