# idea: a base class with hooks, an abstract look and more in its repr
class Layer:
    hooks = ()

    def forward(self, x, *args, **kwargs):
        name = self.__class__.__name__
        raise NotImplementedError("class " + name + "(Layer) lacks forward")

    def __call__(self, x, *args, **kwargs):
        for hook in self.hooks:
            hook(self, x)
        return self.forward(x, *args, **kwargs)

    def parameters(self):
        return [*()]

    def __repr__(self):
        return f"{type(self).__name__}(learns={len(self.parameters())})"
