# idea: shows no probability
# fails: test-dropout-repr
class Dropout:
    def __repr__(self):
        return "Dropout()"
