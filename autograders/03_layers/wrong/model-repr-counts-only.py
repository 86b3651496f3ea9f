# idea: shows how many layers there are instead of the layers
# fails: test-repr
class Sequential:
    def __repr__(self):
        return f"Sequential({len(self.layers)} layers)"
