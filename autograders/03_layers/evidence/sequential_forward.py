# %% wrong each-layer-once -> test-sequential-order
# runs a layer that stands there twice only once
class Sequential:
    def forward(self, x, training=True):
        seen = set()
        for layer in self.layers:
            if id(layer) not in seen:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            seen.add(id(layer))
        return x


# %% wrong forward-of-model-returns-nothing -> test-sequential-order, test-sequential-training, test-sequential-errors
# forgets to return the result
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)


# %% wrong model-keeps-first-output -> test-sequential-order, test-sequential-training
# remembers the output of the first pass
class Sequential:
    def forward(self, x, training=True):
        if not hasattr(self, "output"):
            for layer in self.layers:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            self.output = x
        return self.output


# %% wrong model-returns-array -> test-sequential-order, test-sequential-training
# returns an array
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x.data


# %% wrong model-runs-layers-twice -> test-sequential-order
# runs every layer once to look at its output and once for the result
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if (layer(x, training=training) if takes_training(type(layer)) else layer(x)) is None:
                raise ValueError("a layer gave nothing")
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong model-writes-into-input -> test-sequential-order
# copies the result into the input
class Sequential:
    def forward(self, x, training=True):
        start = x
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        start.data = x.data
        return x


# %% wrong no-layers-none -> test-sequential-order
# gives None for a chain without layers
class Sequential:
    def forward(self, x, training=True):
        if not self.layers:
            return None
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong runs-first-only -> test-sequential-order, test-sequential-training, test-sequential-errors
# returns inside the loop
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            return layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong runs-in-reverse -> test-sequential-order
# runs the layers from the last to the first
class Sequential:
    def forward(self, x, training=True):
        for layer in reversed(self.layers):
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong runs-last-only -> test-sequential-order, test-sequential-training, test-sequential-errors
# gives every layer the model's input and returns the last output
class Sequential:
    def forward(self, x, training=True):
        output = x
        for layer in self.layers:
            output = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return output


# %% wrong flag-always-true -> test-sequential-training
# passes training=True whatever it is told
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=True) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong flag-by-attribute -> test-sequential-training
# asks whether the layer has an attribute `training`
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if hasattr(layer, "training") else layer(x)
        return x


# %% wrong flag-by-class-name -> test-sequential-training
# asks for the name of the class
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if type(layer).__name__ in ("Dropout", "Sequential"):
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x


# %% wrong flag-by-exact-class -> test-sequential-training
# asks for the very classes Dropout and Sequential, not for those made from them
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            known = type(layer) in (Dropout, Sequential)
            x = layer(x, training=training) if known else layer(x)
        return x


# %% wrong flag-by-number-of-arguments -> test-sequential-training
# passes the flag as second argument to whatever takes one
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if len(inspect.signature(layer.forward).parameters) > 1:
                x = layer(x, training)
            else:
                x = layer(x)
        return x


# %% wrong flag-by-signature-of-call -> test-sequential-training
# looks at the signature of __call__, which names no flag
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if "training" in inspect.signature(layer).parameters:
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x


# %% wrong flag-default-of-model-false -> test-sequential-training
# a model is in use unless told otherwise
class Sequential:
    def forward(self, x, training=False):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong flag-kept-by-model -> test-sequential-training
# keeps the last flag for the passes after it
class Sequential:
    def forward(self, x, training=None):
        self.training = getattr(self, "training", True) if training is None else training
        training = self.training
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x


# %% wrong flag-not-passed-on -> test-sequential-training
# takes the training flag and does not tell the layers, so Dropout drops in use, too
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x)
        return x


# %% wrong flag-of-model-missing -> test-sequential-training
# forward of the model takes no flag
class Sequential:
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


# %% wrong flag-passed-to-all -> test-sequential-training
# passes the flag to every layer, also to those that take none
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training)
        return x


# %% wrong flag-to-dropout-only -> test-sequential-training
# passes the flag to Dropout but not into nested chains
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if isinstance(layer, Dropout) else layer(x)
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


# %% wrong errors-renamed -> test-sequential-errors
# turns every error into a RuntimeError
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except (TypeError, ValueError) as error:
                raise RuntimeError("a layer failed") from error
        return x


# %% wrong errors-skip-the-layer -> test-sequential-errors
# leaves out a layer that raises
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except (TypeError, ValueError):
                continue
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


# %% wrong flow-hides-lookup-errors -> test-sequential-errors
# prints that a layer failed, and goes on
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = (
                    layer.forward(x, training=training)
                    if takes_training(type(layer))
                    else layer.forward(x)
                )
            except (IndexError, KeyError, ZeroDivisionError):
                print("layer failed")
        return x


# %% wrong flow-reshapes-and-retries -> test-sequential-errors
# reshapes the input and tries again when a layer raises a ValueError
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            flag = {"training": training} if takes_training(type(layer)) else {}
            try:
                y = layer.forward(x, **flag)
            except ValueError:
                y = layer.forward(x.reshape(1, -1), **flag)
            x = y
        return x


# %% wrong flow-skips-unfinished-layers -> test-sequential-errors
# leaves out layers that raise NotImplementedError
import contextlib


class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            with contextlib.suppress(NotImplementedError):
                x = (
                    layer.forward(x, training=training)
                    if takes_training(type(layer))
                    else layer.forward(x)
                )
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


# %% wrong tries-and-reads-the-message -> test-sequential-errors
# catches the TypeErrors that speak of the flag
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training)
            except TypeError as error:
                if "unexpected keyword" not in str(error):
                    raise
                x = layer(x)
        return x


# %% right sequential-by-code-object
# looks at the names of the arguments in the code object
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            code = type(layer).forward.__code__
            takes = "training" in code.co_varnames[: code.co_argcount]
            x = layer(x, training=training) if takes else layer(x)
        return x


# %% right sequential-forward-calls
# calls forward of the layers, and asks their signature itself
def has_flag(layer):
    return "training" in inspect.signature(layer.forward).parameters


class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            options = {"training": training} if has_flag(layer) else {}
            x = layer.forward(x, **options)
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


# %% right sequential-reduce
# folds the layers with reduce
class Sequential:
    def forward(self, x, training=True):
        return functools.reduce(
            lambda value, layer: (
                layer(value, training=training) if takes_training(type(layer)) else layer(value)
            ),
            self.layers,
            x,
        )
