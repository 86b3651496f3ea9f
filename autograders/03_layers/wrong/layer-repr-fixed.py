# idea: every layer shows as Layer()
# fails: test-layer-repr
class Layer:
    def __repr__(self):
        return "Layer()"
