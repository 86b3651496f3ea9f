# idea: computes with einsum on the arrays
class Linear:
    def forward(self, x):
        y = np.einsum("...i,ij->...j", x.data, self.weight.data)
        if self.bias is not None:
            y = y + self.bias.data
        return Tensor(y, requires_grad=True)
