# idea: never subtracts a maximum below 0
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True, initial=0))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
