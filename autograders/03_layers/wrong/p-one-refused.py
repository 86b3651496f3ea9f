# idea: refuses p = 1, which api and docstring allow
# fails: test-dropout-limits, test-dropout-inference, test-dropout-requires-grad
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p < 1:
            raise ValueError("p is no probability")
        self.p = p
