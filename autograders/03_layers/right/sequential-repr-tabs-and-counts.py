# idea: indents by tabs, with a number of parameters after each layer
class Sequential:
    def __repr__(self):
        lines = "\n".join(f"{la!r}  # {len(la.parameters())} tensors" for la in self.layers)
        return "Sequential(\n\t" + lines.replace("\n", "\n\t") + "\n)"
