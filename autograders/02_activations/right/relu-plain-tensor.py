# idea: wraps with Tensor(...) and keeps a mask for later
class ReLU:
    def forward(self, x):
        self.mask = x.data > 0
        return Tensor(np.multiply(x.data, self.mask))
