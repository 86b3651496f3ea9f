# idea: replaces the nan of an overflow by 0
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data)
        return Tensor.from_operation(
            np.nan_to_num(powers / powers.sum(axis=dim, keepdims=True)), "softmax", x, dim=dim
        )
