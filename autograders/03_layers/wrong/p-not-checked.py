# idea: accepts every p
# fails: test-dropout-refuse
class Dropout:
    def __init__(self, p=0.5):
        self.p = p
