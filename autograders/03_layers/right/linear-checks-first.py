# idea: checks the width itself, with a message of its own
class Linear:
    def forward(self, x):
        if x.ndim == 0 or x.shape[-1] != self.in_features:
            raise ValueError(f"this layer takes {self.in_features} features")
        return x.matmul(self.weight) + (0 if self.bias is None else self.bias)
