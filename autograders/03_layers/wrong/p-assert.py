# idea: checks with assert
# fails: test-dropout-refuse
class Dropout:
    def __init__(self, p=0.5):
        assert 0 <= p <= 1
        self.p = p
