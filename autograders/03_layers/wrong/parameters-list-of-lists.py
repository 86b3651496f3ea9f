# idea: appends the lists instead of what is in them
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return [layer.parameters() for layer in self.layers]
