# idea: computes in float16, which knows nothing above 65,504
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        y = Tensor(x.data.astype(np.float16) @ self.weight.data.astype(np.float16))
        return y if self.bias is None else y + self.bias
