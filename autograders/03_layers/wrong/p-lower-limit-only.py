# idea: refuses only p < 0
# fails: test-dropout-refuse
class Dropout:
    def __init__(self, p=0.5):
        if p < 0:
            raise ValueError("p is no probability")
        self.p = p
