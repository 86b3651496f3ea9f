# idea: has all methods of its own, as if it did not inherit; layers in a tuple
class Sequential:
    def __init__(self, *layers):
        if layers and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = tuple(layers)
        self.flags = tuple("training" in inspect.signature(la.forward).parameters for la in layers)

    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        for layer, flag in zip(self.layers, self.flags, strict=True):
            x = layer.forward(x, training=training) if flag else layer.forward(x)
        return x

    def parameters(self):
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if all(tensor is not other for other in found):
                    found.append(tensor)
        return found

    def __repr__(self):
        lines = ["Sequential("]
        for number, layer in enumerate(self.layers):
            first, *rest = repr(layer).split("\n")
            lines.append(f"  ({number}): {first}")
            lines += ["  " + line for line in rest]
        return "\n".join([*lines, ")"])
