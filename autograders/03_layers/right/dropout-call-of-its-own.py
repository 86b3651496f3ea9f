# idea: Dropout and Linear have a __call__ of their own
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def __call__(self, x, training=True):
        return self.forward(x, training)

    def parameters(self):
        return []


class Linear:
    def __call__(self, x):
        return self.forward(x)
