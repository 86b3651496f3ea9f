# idea: takes tensors of equal numbers for the same
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if not any(np.array_equal(tensor.data, other.data) for other in found):
                    found.append(tensor)
        return found
