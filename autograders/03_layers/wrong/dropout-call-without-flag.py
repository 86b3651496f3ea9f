# idea: has a __call__ of its own that does not know the flag
# fails: test-dropout-inference
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def __call__(self, x):
        return self.forward(x)
