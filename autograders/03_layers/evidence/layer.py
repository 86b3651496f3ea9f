# %% wrong layer-forward-identity -> test-layer-forward
# a layer without forward gives its input back
class Layer:
    def forward(self, x):
        return x


# %% wrong layer-forward-names-the-base -> test-layer-forward
# the error names the base class, whatever the object is
class Layer:
    def forward(self, x):
        raise NotImplementedError("Layer must implement forward()")


# %% wrong layer-forward-other-error -> test-layer-forward
# raises TypeError instead of NotImplementedError
class Layer:
    def forward(self, x):
        raise TypeError(f"{type(self).__name__} has no forward()")


# %% wrong layer-forward-raises-the-constant -> test-layer-forward
# raises NotImplemented, which is no exception
class Layer:
    def forward(self, x):
        missing = NotImplemented
        raise missing(type(self).__name__)


# %% wrong layer-forward-returns-the-error -> test-layer-forward
# returns the error instead of raising it
class Layer:
    def forward(self, x):
        return NotImplementedError(f"{type(self).__name__} has no forward()")


# %% wrong layer-forward-without-message -> test-layer-forward
# raises the right error without a word
class Layer:
    def forward(self, x):
        raise NotImplementedError


# %% wrong call-loses-falsy-arguments -> test-layer
# loses named arguments that are False or 0, so training=False never arrives
class Layer:
    def __call__(self, x, *args, **kwargs):
        kwargs = {k: v for k, v in kwargs.items() if v}
        return self.forward(x, *args, **kwargs)


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


# %% wrong call-swallows-unknown-names -> test-layer
# hands on only the names that forward knows
class Layer:
    def __call__(self, x, *args, **kwargs):
        names = inspect.signature(self.forward).parameters
        return self.forward(x, *args, **{k: v for k, v in kwargs.items() if k in names})


# %% wrong call-tries-without-arguments -> test-layer
# calls forward again without arguments when it raises a TypeError
class Layer:
    def __call__(self, x, *args, **kwargs):
        try:
            return self.forward(x, *args, **kwargs)
        except TypeError:
            return self.forward(x)


# %% wrong layer-call-drops-names -> test-layer
# layer(x, name=...) loses the named arguments
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, *args)


# %% wrong layer-call-drops-the-rest -> test-layer
# layer(x, ...) hands on x alone
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x)


# %% wrong layer-call-no-return -> test-layer
# forgets `return` in __call__
class Layer:
    def __call__(self, x, *args, **kwargs):
        self.forward(x, *args, **kwargs)


# %% wrong layer-call-returns-array -> test-layer
# layer(x) gives the bare array
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, *args, **kwargs).data


# %% wrong layer-call-runs-twice -> test-layer
# runs forward once for a look and once for the result
class Layer:
    def __call__(self, x, *args, **kwargs):
        if self.forward(x, *args, **kwargs) is None:
            raise ValueError("forward gave nothing")
        return self.forward(x, *args, **kwargs)


# %% wrong layer-call-training-only -> test-layer
# believes that the flag is the only further argument there can be
class Layer:
    def __call__(self, x, training=None):
        if training is None:
            return self.forward(x)
        return self.forward(x, training=training)


# %% wrong layer-call-without-stars -> test-layer
# hands on the tuple and the dictionary themselves instead of what is in them
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, args, kwargs)


# %% wrong layer-call-wraps-the-result -> test-layer
# makes a new Tensor of the result, which breaks the way back of the gradients
class Layer:
    def __call__(self, x, *args, **kwargs):
        return Tensor(self.forward(x, *args, **kwargs).data)


# %% wrong layer-parameters-none -> test-layer-parameters
# no parameters are None instead of an empty list
class Layer:
    def parameters(self):
        return None


# %% wrong layer-parameters-tuple -> test-layer-parameters
# gives an empty tuple, which cannot be added to a list
class Layer:
    def parameters(self):
        return ()


# %% wrong layer-repr-default -> test-layer-repr
# leaves Python's own text, with an address in it
class Layer:
    def __repr__(self):
        return object.__repr__(self)


# %% wrong layer-repr-fixed -> test-layer-repr
# every layer shows as Layer()
class Layer:
    def __repr__(self):
        return "Layer()"


# %% wrong layer-repr-no-brackets -> test-layer-repr
# shows the name without its brackets
class Layer:
    def __repr__(self):
        return type(self).__name__


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
# a base class with hooks, an abstract look and more in its repr
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
