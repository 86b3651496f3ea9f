# idea: shows itself by the name of another class (copied)
# fails: test-tanh-result
class Tanh:
    def __repr__(self):
        return "Sigmoid()"
