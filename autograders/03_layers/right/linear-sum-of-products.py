# idea: adds up products by broadcasting
class Linear:
    def forward(self, x):
        y = (x.data[..., :, None] * self.weight.data).sum(axis=-2)
        y = Tensor(y)
        return y if self.bias is None else self.bias + y
