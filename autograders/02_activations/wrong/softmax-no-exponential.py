# idea: divides the scores themselves by their sum
# fails: test-softmax-values, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation(
            x.data / x.data.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
