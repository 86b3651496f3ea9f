# idea: keeps p in the class, so the last Dropout decides for all
# fails: test-dropout-rate
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        Dropout.p = p
