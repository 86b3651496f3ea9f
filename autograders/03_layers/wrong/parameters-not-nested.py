# idea: leaves nested chains out
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return list(
            {
                id(t): t
                for la in self.layers
                if not isinstance(la, Sequential)
                for t in la.parameters()
            }.values()
        )
