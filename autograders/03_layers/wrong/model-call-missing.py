# idea: cannot be called like a function
# fails: test-sequential-order, test-sequential-training
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def __call__(self, x, training=True):
        raise TypeError("Sequential is not callable")
