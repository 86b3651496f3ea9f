# idea: always shows bias=True
# fails: test-linear-repr
class Linear:
    def __repr__(self):
        return (
            f"Linear(in_features={self.in_features}, out_features={self.out_features}, bias=True)"
        )
