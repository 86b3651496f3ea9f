# idea: limits scores to 80 against overflow, so that large ones get equal shares
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(np.clip(x.data, -80, 80))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
