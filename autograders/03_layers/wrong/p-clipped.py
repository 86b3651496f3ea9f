# idea: brings p into [0, 1] without a word
# fails: test-dropout-refuse
class Dropout:
    def __init__(self, p=0.5):
        self.p = min(max(p, 0.0), 1.0)
