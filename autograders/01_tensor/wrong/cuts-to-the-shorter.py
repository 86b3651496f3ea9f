# idea: cuts the longer of two vectors when they do not fit
# fails: test-arithmetic-broadcast
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        left, right = self.data, other.data
        if left.ndim == 1 and right.ndim == 1 and 1 not in (len(left), len(right)):
            shorter = min(len(left), len(right))
            left, right = left[:shorter], right[:shorter]
        return Tensor.from_operation(left * right, "mul", self, other)
