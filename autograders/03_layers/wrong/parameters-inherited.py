# idea: forgets to override parameters(): a Linear layer that learns nothing
# fails: test-linear-parameters, test-linear-without-bias
class Linear:
    def parameters(self):
        return super().parameters()
