# idea: shows one layer a line and does not put nested ones further in
class Sequential:
    def __repr__(self):
        inside = "".join(f"  {layer!r}\n" for layer in self.layers)
        return f"Sequential(\n{inside})"
