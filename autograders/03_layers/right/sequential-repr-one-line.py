# idea: shows all layers on one line
class Sequential:
    def __repr__(self):
        return f"Sequential({self.layers})"
