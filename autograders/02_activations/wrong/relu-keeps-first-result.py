# idea: computes once and gives the first result again
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        if not hasattr(self, "result"):
            self.result = Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
        return self.result
