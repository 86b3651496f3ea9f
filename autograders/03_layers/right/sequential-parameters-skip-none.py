# idea: asks only layers that have parameters, and stores what it found last
class Sequential:
    def parameters(self):
        unique = {}
        for layer in self.layers:
            if hasattr(layer, "parameters"):
                for tensor in layer.parameters():
                    unique.setdefault(id(tensor), tensor)
        self.last_found = [*unique.values()]
        return self.last_found
