# idea: moves the axis to the end and forgets to move it back
# fails: test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.swapaxes(x.data, dim, -1)
        powers = np.exp(moved - moved.max(axis=-1, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=-1, keepdims=True), "softmax", x, dim=dim
        )
