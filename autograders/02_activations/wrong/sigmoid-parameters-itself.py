# idea: parameters holds the object itself
# fails: test-sigmoid-result
class Sigmoid:
    def parameters(self):
        return [self]
