# idea: asks with `in`, which compares tensors by identity
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            found.extend(tensor for tensor in layer.parameters() if tensor not in found)
        return found
