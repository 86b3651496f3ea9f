# idea: shows the layers from the last to the first
# fails: test-repr
class Sequential:
    def __repr__(self):
        return f"Sequential({self.layers[::-1]})"
