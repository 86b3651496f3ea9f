# %% wrong layers-copied -> test-sequential-create, test-sequential-order, test-sequential-parameters
# keeps copies of the layers, which do not learn together with the originals
import copy


class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = [copy.deepcopy(layer) for layer in layers]


# %% wrong layers-once-each -> test-sequential-create, test-sequential-order
# keeps a layer that stands there twice once
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(dict.fromkeys(layers))


# %% wrong layers-reversed -> test-sequential-create, test-sequential-order, test-sequential-parameters, test-repr
# keeps the layers in reverse
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)[::-1]


# %% wrong list-not-unpacked -> test-sequential-create
# knows layers one by one only, not in a list
class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)


# %% wrong list-of-two-or-more -> test-sequential-create
# unpacks a list only if it has more than one layer
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)) and len(layers[0]) > 1:
            layers = layers[0]
        self.layers = list(layers)


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


# %% wrong tuple-not-unpacked -> test-sequential-create
# unpacks a list but not a tuple
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], list):
            layers = layers[0]
        self.layers = list(layers)


# %% wrong model-call-missing -> test-sequential-order, test-sequential-training
# cannot be called like a function
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def __call__(self, x, training=True):
        raise TypeError("Sequential is not callable")


# %% wrong model-call-without-flag -> test-sequential-training
# has a __call__ of its own that does not know the flag
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def __call__(self, x):
        return self.forward(x)


# %% wrong parameters-of-first-call -> test-sequential-parameters
# remembers the list of the first call
class Sequential:
    def __init__(self, *layers):
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)
        found = {id(t): t for layer in self.layers for t in layer.parameters()}
        self.found = list(found.values())

    def parameters(self):
        return self.found


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


# %% wrong parameters-in-a-set -> test-sequential-parameters
# collects in a set, which knows no order
class Sequential:
    def parameters(self):
        return list({t for layer in self.layers for t in layer.parameters()})


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


# %% wrong parameters-list-of-lists -> test-sequential-parameters
# appends the lists instead of what is in them
class Sequential:
    def parameters(self):
        return [layer.parameters() for layer in self.layers]


# %% wrong parameters-model-empty -> test-sequential-parameters
# leaves parameters() of the base class: a model that learns nothing
class Sequential:
    def parameters(self):
        return super().parameters()


# %% wrong parameters-not-nested -> test-sequential-parameters
# leaves nested chains out
class Sequential:
    def parameters(self):
        return list(
            {
                id(t): t
                for la in self.layers
                if not isinstance(la, Sequential)
                for t in la.parameters()
            }.values()
        )


# %% wrong parameters-of-linear-only -> test-sequential-parameters
# asks only Linear layers, so nested chains and new kinds of layers are missed
class Sequential:
    def parameters(self):
        return list(
            {
                id(t): t for la in self.layers if isinstance(la, Linear) for t in la.parameters()
            }.values()
        )


# %% wrong parameters-only-once -> test-sequential-parameters
# marks what it has listed and leaves it out at the next call
class Sequential:
    def parameters(self):
        self.seen = getattr(self, "seen", set())
        found = []
        for layer in self.layers:
            for tensor in layer.parameters():
                if id(tensor) not in self.seen:
                    self.seen.add(id(tensor))
                    found.append(tensor)
        return found


# %% wrong parameters-reversed -> test-sequential-parameters
# lists the last layer first
class Sequential:
    def parameters(self):
        return list(
            {id(t): t for layer in reversed(self.layers) for t in layer.parameters()}.values()
        )


# %% wrong parameters-shared-twice -> test-sequential-parameters
# lists a shared layer's tensors twice
class Sequential:
    def parameters(self):
        return [tensor for layer in self.layers for tensor in layer.parameters()]


# %% right sequential-parameters-dict-fromkeys
# a dictionary whose keys are the tensors themselves
class Sequential:
    def parameters(self):
        import itertools

        lists = [layer.parameters() for layer in self.layers]
        return list(dict.fromkeys(itertools.chain.from_iterable(lists)))


# %% right sequential-parameters-not-in
# asks with `in`, which compares tensors by identity
class Sequential:
    def parameters(self):
        found = []
        for layer in self.layers:
            found.extend(tensor for tensor in layer.parameters() if tensor not in found)
        return found


# %% right sequential-parameters-seen
# keeps a set of ids beside the list
class Sequential:
    def parameters(self):
        seen, found = set(), []
        for layer in self.layers:
            for tensor in layer.parameters():
                if id(tensor) in seen:
                    continue
                seen.add(id(tensor))
                found.append(tensor)
        return found


# %% right sequential-parameters-skip-none
# asks only layers that have parameters, and stores what it found last
class Sequential:
    def parameters(self):
        unique = {}
        for layer in self.layers:
            if hasattr(layer, "parameters"):
                for tensor in layer.parameters():
                    unique.setdefault(id(tensor), tensor)
        self.last_found = [*unique.values()]
        return self.last_found


# %% wrong model-repr-backwards -> test-repr
# shows the layers from the last to the first
class Sequential:
    def __repr__(self):
        return f"Sequential({self.layers[::-1]})"


# %% wrong model-repr-counts-only -> test-repr
# shows how many layers there are instead of the layers
class Sequential:
    def __repr__(self):
        return f"Sequential({len(self.layers)} layers)"


# %% wrong model-repr-inherited -> test-repr
# shows Sequential() without its layers
class Sequential:
    def __repr__(self):
        return "Sequential()"


# %% wrong model-repr-needs-layers -> test-repr
# cannot show a model without layers
class Sequential:
    def __repr__(self):
        text = repr(self.layers[0])
        for layer in self.layers[1:]:
            text += ", " + repr(layer)
        return f"Sequential({text})"


# %% wrong model-repr-without-name -> test-repr
# shows the layers without the name around them
class Sequential:
    def __repr__(self):
        inside = "\n".join(repr(layer) for layer in self.layers)
        return "\n".join(f"  {line}" for line in inside.splitlines())


# %% right sequential-repr-not-indented
# shows one layer a line and does not put nested ones further in
class Sequential:
    def __repr__(self):
        inside = "".join(f"  {layer!r}\n" for layer in self.layers)
        return f"Sequential(\n{inside})"


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


# %% right sequential-repr-textwrap
# indents by four with textwrap
import textwrap


class Sequential:
    def __repr__(self):
        body = ",\n".join(map(repr, self.layers))
        return "Sequential(\n" + textwrap.indent(body, " " * 4) + "\n)"


# %% right sequential-stands-alone
# has all methods of its own, as if it did not inherit; layers in a tuple
class Sequential:
    def __init__(self, *layers):
        if layers and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = tuple(layers)
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
