# %% wrong layers-once-each -> test-sequential-create, test-sequential-order
# keeps a layer that stands there twice once
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(dict.fromkeys(layers))


# %% wrong model-empties-the-list -> test-sequential-create
# takes the layers out of the list that it was given
class Sequential:
    def __init__(self, *layers):
        given = (
            layers[0]
            if len(layers) == 1 and isinstance(layers[0], list)
            else list(layers[0] if len(layers) == 1 and isinstance(layers[0], tuple) else layers)
        )
        self.layers = []
        while given:
            self.layers.append(given.pop(0))


# %% wrong model-unwraps-a-chain -> test-sequential-create
# takes over the layers of a chain that stands alone
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple, Sequential)):
            layers = layers[0].layers if isinstance(layers[0], Sequential) else layers[0]
        self.layers = list(layers)


# %% wrong model-call-without-flag -> test-sequential-training
# has a __call__ of its own that does not know the flag
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def __call__(self, x):
        return self.forward(x)


# %% wrong model-parameters-remembered -> test-sequential-parameters
# collects the parameters once and for all
class Sequential:
    def parameters(self):
        if not hasattr(self, "_p"):
            self._p = list(
                {id(p): p for layer in self.layers for p in layer.parameters()}.values()
            )
        return list(self._p)


# %% wrong model-parameters-twice-in-a-layer -> test-sequential-parameters
# lists a tensor twice that a layer names twice
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            before = list(found)
            for p in layer.parameters():
                if not any(p is q for q in before):
                    found.append(p)
        return found


# %% wrong parameters-by-value -> test-sequential-parameters
# takes tensors of equal numbers for the same
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if not any(np.array_equal(tensor.data, other.data) for other in found):
                    found.append(tensor)
        return found


# %% wrong parameters-last-place -> test-sequential-parameters
# lists a shared tensor at its last place
class Sequential:
    def parameters(self):
        found = {}
        for layer in self.layers:
            for tensor in layer.parameters():
                found.pop(id(tensor), None)
                found[id(tensor)] = tensor
        return list(found.values())


# %% wrong parameters-layers-once -> test-sequential-parameters
# counts a layer once, but not a tensor that two layers share
class Sequential:
    def parameters(self):
        found, seen = [], set()
        for layer in self.layers:
            if id(layer) not in seen:
                found += layer.parameters()
            seen.add(id(layer))
        return found


# %% wrong parameters-shared-twice -> test-sequential-parameters
# lists a shared layer's tensors twice
class Sequential:
    def parameters(self):
        return [tensor for layer in self.layers for tensor in layer.parameters()]


# %% wrong flag-not-passed-on -> test-sequential-training
# takes the training flag and does not tell the layers, so Dropout drops in use, too
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x)
        return x


# %% wrong errors-of-shape-swallowed -> test-sequential-errors
# stops quietly when shapes do not fit
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except ValueError as error:
                print(error)
                break
        return x


# %% wrong flow-hides-attribute-errors -> test-sequential-errors
# calls a layer again when it raises an AttributeError
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = (
                    layer.forward(x, training=training)
                    if takes_training(type(layer))
                    else layer.forward(x)
                )
            except AttributeError:
                x = layer(x)
        return x


# %% wrong tries-and-catches -> test-sequential-errors
# tries the flag and catches TypeError, also one that a layer meant
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training)
            except TypeError:
                x = layer(x)
        return x


# %% wrong flag-by-name-only -> test-sequential-training
# takes the flag by its name only
class Sequential:
    def forward(self, x, *, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong model-repr-flat -> test-repr
# shows the layers of nested chains as if they were its own
class Sequential:
    def __repr__(self):
        flat = list(self.layers)
        while any(isinstance(layer, Sequential) for layer in flat):
            flat = [part for la in flat for part in getattr(la, "layers", [la])]
        return f"Sequential({flat})"


# %% right sequential-subclass-init
# keeps the layers as attributes as well
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1:
            only = layers[0]
            layers = only if isinstance(only, (list, tuple)) else [only]
        self.layers = [*layers]
        for number, layer in enumerate(self.layers):
            setattr(self, f"layer_{number}", layer)


# %% right sequential-parameters-dict-fromkeys
# a dictionary whose keys are the tensors themselves
class Sequential:
    def parameters(self):
        import itertools

        lists = [layer.parameters() for layer in self.layers]
        return list(dict.fromkeys(itertools.chain.from_iterable(lists)))


# %% wrong sequential-parameters-not-in -> test-sequential-parameters
# asks with `in`, which compares the numbers of tensors
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            found.extend(tensor for tensor in layer.parameters() if tensor not in found)
        return found


# %% right sequential-repr-one-line
# shows all layers on one line
class Sequential:
    def __repr__(self):
        return f"Sequential({self.layers})"


# %% right sequential-repr-tabs-and-counts
# indents by tabs, with a number of parameters after each layer
class Sequential:
    def __repr__(self):
        lines = "\n".join(f"{la!r}  # {len(la.parameters())} tensors" for la in self.layers)
        return "Sequential(\n\t" + lines.replace("\n", "\n\t") + "\n)"


# %% right sequential-stands-alone
# has all methods of its own, as if it did not inherit
class Sequential:
    def __init__(self, *layers):
        if layers and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = [*layers]
        self.flags = tuple("training" in inspect.signature(la.forward).parameters for la in layers)

    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        for layer, flag in zip(self.layers, self.flags, strict=True):
            x = layer.forward(x, training=training) if flag else layer.forward(x)
        return x

    def parameters(self):
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if all(tensor is not other for other in found):
                    found.append(tensor)
        return found

    def __repr__(self):
        lines = ["Sequential("]
        for number, layer in enumerate(self.layers):
            first, *rest = repr(layer).split("\n")
            lines.append(f"  ({number}): {first}")
            lines += ["  " + line for line in rest]
        return "\n".join([*lines, ")"])


# %% right sequential-by-code-object
# looks at the names of the arguments in the code object
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            code = type(layer).forward.__code__
            takes = "training" in code.co_varnames[: code.co_argcount]
            x = layer(x, training=training) if takes else layer(x)
        return x


# %% right sequential-isinstance
# asks whether the layer is a Dropout or a chain
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if isinstance(layer, (Dropout, Sequential)):
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x


# %% right sequential-positional-flag
# passes the flag by its place, and only when it matters
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if not training and isinstance(layer, (Dropout, Sequential)):
                x = layer.forward(x, False)
            else:
                x = layer.forward(x)
        return x


# %% right sequential-re-raises
# adds a note to an error and raises it again
class Sequential:
    def forward(self, x, training=True):
        for number, layer in enumerate(self.layers):
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except Exception as error:
                error.add_note(f"in layer {number}")
                raise
        return x


# %% right sequential-recursive
# the first layer, then the rest as a chain of its own
class Sequential:
    def forward(self, x, training=True):
        if not self.layers:
            return x
        first, *rest = self.layers
        y = first(x, training=training) if takes_training(type(first)) else first(x)
        return Sequential(*rest).forward(y, training=training)


# %% wrong sequential-learns-only-what-learns -> test-sequential-parameters
# leaves out parameters that require no gradient now
class Sequential:
    def parameters(self):
        found = {}
        for layer in self.layers:
            found |= {id(one): one for one in layer.parameters() if one.requires_grad}
        return list(found.values())


# %% wrong sequential-shares-the-list -> test-sequential-create
# keeps the very list that it was given
class Sequential:
    def __init__(self, *layers):
        is_one = len(layers) == 1 and isinstance(layers[0], (list, tuple))
        self.layers = layers[0] if is_one else list(layers)
        self.layers = list(self.layers) if isinstance(self.layers, tuple) else self.layers


# %% wrong sequential-seeds -> test-sequential-create
# seeds NumPy's generator, which all code shares, for repeatable models
class Sequential:
    def __init__(self, *layers):
        np.random.seed(0)
        is_one = len(layers) == 1 and isinstance(layers[0], (list, tuple))
        self.layers = list(layers[0] if is_one else layers)


# %% wrong sequential-shows-five -> test-repr
# shows the first five layers and dots
class Sequential:
    def __repr__(self):
        shown = [repr(layer) for layer in self.layers]
        inside = "\n".join(shown[:5] + ["..."] * (len(shown) > 5))
        return "Sequential(\n" + "".join(f"  {line}\n" for line in inside.splitlines()) + ")"
