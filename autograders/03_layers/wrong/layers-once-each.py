# idea: keeps a layer that stands there twice once
# fails: test-sequential-create, test-sequential-order
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(dict.fromkeys(layers))
