# idea: keeps the layers as attributes as well
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1:
            only = layers[0]
            layers = only if isinstance(only, (list, tuple)) else [only]
        self.layers = [*layers]
        for number, layer in enumerate(self.layers):
            setattr(self, f"layer_{number}", layer)
