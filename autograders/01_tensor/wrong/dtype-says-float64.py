# idea: says float64, the type of Python's numbers
# fails: test-tensor-inspect
class Tensor:
    def dtype(self):
        return np.dtype(float)
