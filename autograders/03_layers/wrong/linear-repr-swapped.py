# idea: shows the outputs as inputs
# fails: test-linear-repr
class Linear:
    def __repr__(self):
        sizes = f"in_features={self.out_features}, out_features={self.in_features}"
        return f"Linear({sizes}, bias={self.bias is not None})"
