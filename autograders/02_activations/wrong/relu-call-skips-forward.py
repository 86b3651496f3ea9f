# idea: makes the call give back its argument
# fails: test-relu-values, test-relu-result
class ReLU:
    def __call__(self, x):
        return x
