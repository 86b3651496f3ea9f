# %% wrong layer-forward-names-the-base -> test-layer-forward
# the error names the base class, whatever the object is
class Layer:
    def forward(self, x):
        raise NotImplementedError("Layer must implement forward()")


# %% wrong call-remembers-inputs -> test-layer
# gives the earlier result when it meets the same input again
class Layer:
    def __call__(self, x, *args, **kwargs):
        key = (id(x), args, tuple(kwargs.items()))
        memory = self.__dict__.setdefault("_memory", {})
        if key not in memory:
            memory[key] = self.forward(x, *args, **kwargs)
        return memory[key]


# %% wrong call-swallows-not-implemented -> test-layer
# gives back the input when forward is not ready
class Layer:
    def __call__(self, x, *args, **kwargs):
        try:
            return self.forward(x, *args, **kwargs)
        except NotImplementedError:
            return x


# %% wrong layer-forward-hard-coded -> test-layer-forward
# names the class of the visible test, whatever the object is
class Layer:
    def forward(self, x):
        raise NotImplementedError("Unfinished must implement forward()")


# %% right layer-other-words
# other names and words in the base class
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


# %% right layer-with-hooks
# a base class with hooks and an abstract look
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
        return f"{type(self).__name__}()"


# %% wrong call-runs-forward-twice -> test-layer
# runs forward once to see whether it works, and once for its result
class Layer:
    def __call__(self, x, *args, **kwargs):
        self.forward(x, *args, **kwargs)
        return self.forward(x, *args, **kwargs)


# %% wrong brackets-are-not-empty -> test-layer-repr
# says in the brackets how many parameters there are
class Layer:
    def __repr__(self):
        return f"{type(self).__name__}(parameters={len(self.parameters())})"
