# idea: parameters holds a Tensor
# fails: test-tanh-result
class Tanh:
    def parameters(self):
        return [Tensor([0.0])]
