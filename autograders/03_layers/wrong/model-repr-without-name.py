# idea: shows the layers without the name around them
# fails: test-repr
class Sequential:
    def __repr__(self):
        inside = "\n".join(repr(layer) for layer in self.layers)
        return "\n".join(f"  {line}" for line in inside.splitlines())
