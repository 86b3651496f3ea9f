# idea: rounds the number on the left
# fails: test-reflected
class Tensor:
    def __rtruediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(np.round(other.data), "round", other) / self
