# idea: cannot show a model without layers
# fails: test-repr
class Sequential:
    def __repr__(self):
        text = repr(self.layers[0])
        for layer in self.layers[1:]:
            text += ", " + repr(layer)
        return f"Sequential({text})"
