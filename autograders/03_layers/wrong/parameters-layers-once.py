# idea: counts a layer once, but not a tensor that two layers share
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        found, seen = [], set()
        for layer in self.layers:
            if id(layer) not in seen:
                found += layer.parameters()
            seen.add(id(layer))
        return found
