# idea: returns the difference in the order of -, for numbers only
# fails: test-reflected
class Tensor:
    def __rsub__(self, other):
        if np.ndim(as_tensor(other).data) == 0:
            return self - other
        return as_tensor(other) - self
