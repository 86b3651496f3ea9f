# idea: uses the Tensor's own masked_fill and plain Tensor results
class ReLU:
    def forward(self, x):
        return x.masked_fill(x.data < 0, 0.0)
