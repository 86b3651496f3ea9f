# idea: takes over the layers of a chain that stands alone
# fails: test-sequential-create
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple, Sequential)):
            layers = layers[0].layers if isinstance(layers[0], Sequential) else layers[0]
        self.layers = list(layers)
