# idea: asks only Linear layers, so nested chains and new kinds of layers are missed
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return list(
            {
                id(t): t for la in self.layers if isinstance(la, Linear) for t in la.parameters()
            }.values()
        )
