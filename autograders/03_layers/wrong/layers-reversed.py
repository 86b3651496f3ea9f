# idea: keeps the layers in reverse
# fails: test-sequential-create, test-sequential-order, test-sequential-parameters, test-repr
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)[::-1]
