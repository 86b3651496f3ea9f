# idea: shows the shape without the numbers
# fails: test-repr
class Tensor:
    def __repr__(self):
        return f"Tensor(shape={self.shape})"
