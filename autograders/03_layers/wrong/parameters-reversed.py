# idea: lists the last layer first
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return list(
            {id(t): t for layer in reversed(self.layers) for t in layer.parameters()}.values()
        )
