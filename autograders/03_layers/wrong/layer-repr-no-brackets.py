# idea: shows the name without its brackets
# fails: test-layer-repr
class Layer:
    def __repr__(self):
        return type(self).__name__
