# idea: lists a shared tensor at its last place
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        found = {}
        for layer in self.layers:
            for tensor in layer.parameters():
                found.pop(id(tensor), None)
                found[id(tensor)] = tensor
        return list(found.values())
