# idea: leaves parameters() of the base class: a model that learns nothing
# fails: test-sequential-parameters
class Sequential:
    def parameters(self):
        return super().parameters()
