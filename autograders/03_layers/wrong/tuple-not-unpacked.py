# idea: unpacks a list but not a tuple
# fails: test-sequential-create
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], list):
            layers = layers[0]
        self.layers = list(layers)
