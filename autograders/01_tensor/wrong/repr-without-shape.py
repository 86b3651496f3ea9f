# idea: shows the numbers without the shape
# fails: test-repr
class Tensor:
    def __repr__(self):
        return f"Tensor({self.data.tolist()})"
