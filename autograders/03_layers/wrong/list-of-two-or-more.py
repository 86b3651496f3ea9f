# idea: unpacks a list only if it has more than one layer
# fails: test-sequential-create
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)) and len(layers[0]) > 1:
            layers = layers[0]
        self.layers = list(layers)
