# idea: shows the probability of keeping
# fails: test-dropout-repr
class Dropout:
    def __repr__(self):
        return f"Dropout(p={1 - self.p})"
