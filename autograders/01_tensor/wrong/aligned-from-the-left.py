# idea: aligns shapes from the left, so a vector is taken for a column
# fails: test-arithmetic-broadcast, test-reflected
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        left, right = self.data, other.data
        while 0 < right.ndim < left.ndim:
            right = right[..., None]
        return Tensor.from_operation(left + right, "add", self, other)
