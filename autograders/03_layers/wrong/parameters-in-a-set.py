# idea: collects in a set, which knows no order
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return list({t for layer in self.layers for t in layer.parameters()})
