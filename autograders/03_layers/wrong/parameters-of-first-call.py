# idea: remembers the list of the first call
# fails: test-sequential-parameters
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)
        found = {id(t): t for layer in self.layers for t in layer.parameters()}
        self.found = list(found.values())

    def parameters(self):
        return self.found
