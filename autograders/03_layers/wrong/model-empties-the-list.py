# idea: takes the layers out of the list that it was given
# fails: test-sequential-create
class Sequential:
    def __init__(self, *layers):
        given = (
            layers[0]
            if len(layers) == 1 and isinstance(layers[0], list)
            else list(layers[0] if len(layers) == 1 and isinstance(layers[0], tuple) else layers)
        )
        self.layers = []
        while given:
            self.layers.append(given.pop(0))
