# idea: keeps copies of the layers, which do not learn together with the originals
# fails: test-sequential-create, test-sequential-order, test-sequential-parameters
import copy


class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = [copy.deepcopy(layer) for layer in layers]
