# idea: shows the bias itself instead of whether there is one
# fails: test-linear-repr
class Linear:
    def __repr__(self):
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"Linear({sizes}, bias={self.bias})"
