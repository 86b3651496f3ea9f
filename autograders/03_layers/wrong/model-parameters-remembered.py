# idea: collects the parameters once and for all
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        if not hasattr(self, "_p"):
            self._p = list(
                {id(p): p for layer in self.layers for p in layer.parameters()}.values()
            )
        return list(self._p)
