# idea: lists a tensor twice that a layer names twice
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            before = list(found)
            for p in layer.parameters():
                if not any(p is q for q in before):
                    found.append(p)
        return found
