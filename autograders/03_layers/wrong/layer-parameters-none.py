# idea: no parameters are None instead of an empty list
# fails: test-layer-parameters
class Layer:
    def parameters(self):
        return None
