# idea: lists a shared layer's tensors twice
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return [tensor for layer in self.layers for tensor in layer.parameters()]
