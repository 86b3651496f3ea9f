# idea: has a __call__ of its own that does not know the flag
# fails: test-sequential-training
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def __call__(self, x):
        return self.forward(x)
