# idea: drops with 0.2 unless told otherwise
# fails: test-dropout-rate
class Dropout:
    def __init__(self, p=0.2):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p
