# idea: lists p among the parameters
# fails: test-dropout-requires-grad
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def parameters(self):
        return [Tensor(self.p)]
