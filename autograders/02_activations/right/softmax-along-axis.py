# idea: applies a function for one row along the axis
class Softmax:
    def forward(self, x, dim=-1):
        def row_shares(row):
            powers = np.exp(row - row.max())
            return powers / powers.sum()

        if x.size == 0:
            return Tensor(x.data.copy())
        return Tensor.from_operation(
            np.apply_along_axis(row_shares, dim, x.data), "softmax", x, dim=dim
        )
