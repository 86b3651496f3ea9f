# idea: leaves Python's own text, with an address in it
# fails: test-layer-repr
class Layer:
    def __repr__(self):
        return object.__repr__(self)
