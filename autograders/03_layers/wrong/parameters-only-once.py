# idea: marks what it has listed and leaves it out at the next call
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        self.seen = getattr(self, "seen", set())
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if id(tensor) not in self.seen:
                    self.seen.add(id(tensor))
                    found.append(tensor)
        return found
