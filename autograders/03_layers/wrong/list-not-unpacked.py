# idea: knows layers one by one only, not in a list
# fails: test-sequential-create
class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)
