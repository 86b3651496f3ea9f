# idea: gives the largest share to the smallest score
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data.min(axis=dim, keepdims=True) - x.data)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
