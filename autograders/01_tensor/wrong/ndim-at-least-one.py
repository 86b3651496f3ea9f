# idea: says that a single number has one axis
# fails: test-tensor-inspect, test-matmul-errors
class Tensor:
    def ndim(self):
        return max(1, self.data.ndim)
