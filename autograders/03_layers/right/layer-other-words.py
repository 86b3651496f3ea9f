# idea: other names and words in the base class
class Layer:
    def forward(self, *inputs, **options):
        raise NotImplementedError(f"write a forward method in {self.__class__!r}!")

    def __call__(self, *inputs, **options):
        return self.forward(*inputs, **options)

    def parameters(self):
        nothing = []
        return nothing + nothing

    def __repr__(self):
        return self.__class__.__qualname__ + "()"
