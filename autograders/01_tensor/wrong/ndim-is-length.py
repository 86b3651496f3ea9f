# idea: takes the length of the first axis for the number of axes
# fails: test-tensor-inspect, test-matmul-matrices, test-matmul-stacks, test-matmul-errors
class Tensor:
    def ndim(self):
        return len(self.data)
