# idea: moves the axis to the end and back
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.moveaxis(x.data, dim, -1)
        powers = np.exp(moved - moved.max(axis=-1, keepdims=True))
        return Tensor.from_operation(
            np.moveaxis(powers / powers.sum(axis=-1, keepdims=True), -1, dim),
            "softmax",
            x,
            dim=dim,
        )
