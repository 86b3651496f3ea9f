# Exported by tito from src/03_layers/03_layers.py (the reference solution). Do not edit: `tito export 03_layers` writes it anew.
# sha256 of what follows: 0a29f836ec41651b344f5e4a8abe11264d9a79b8efaeb1e9a864d1ca899816ca
__all__ = [
    "XAVIER_SCALE_FACTOR",
    "INIT_SCALE_FACTOR",
    "DROPOUT_MIN_PROB",
    "DROPOUT_MAX_PROB",
    "Layer",
    "Linear",
    "Dropout",
    "takes_training",
    "Sequential",
]

import functools
import inspect

import numpy as np

from tinytorch.core.tensor import Tensor, rng

XAVIER_SCALE_FACTOR = 1.0  # variance of a new weight, times the number of inputs
INIT_SCALE_FACTOR = XAVIER_SCALE_FACTOR  # the same number under its second name
DROPOUT_MIN_PROB = 0.0  # nothing is dropped
DROPOUT_MAX_PROB = 1.0  # everything is dropped


class Layer:
    """What all layers share: a subclass writes `forward` and, if it learns, `parameters`."""

    def forward(self, x: Tensor) -> Tensor:
        """Compute the layer's output. The base class cannot: it raises NotImplementedError.

        The message must hold the name of the object's own class, so that somebody who forgot
        to write `forward` in `class Blur(Layer)` reads the word Blur.
        Hint: every object knows its class, and every class its `__name__`.
        """
        raise NotImplementedError(f"{type(self).__name__} must implement forward()")

    def __call__(self, x: Tensor, *args, **kwargs) -> Tensor:
        """Make `layer(x)` give what `forward` gives, with every further argument handed on.

        Run `forward` once, and give its result as it is.
        """
        return self.forward(x, *args, **kwargs)

    def parameters(self) -> list[Tensor]:
        """Give the list of the tensors that training may change: empty, unless overridden."""
        return []

    def __repr__(self) -> str:
        """Show the object as the name of its class and empty brackets, such as `Blur()`."""
        return f"{type(self).__name__}()"


class Linear(Layer):
    """A fully connected layer: y = xW + b.

    weight: Tensor of shape (in_features, out_features).
    bias: Tensor of shape (out_features,), or None.
    """

    def __init__(self, in_features: int, out_features: int, bias: bool = True) -> None:
        """Make `self.weight` and `self.bias`, both with `requires_grad=True`.

        1. Refuse sizes below 1 with a ValueError, before anything else is made.
        2. Keep the two sizes; `__repr__` will want them.
        3. Draw the weight from a normal distribution with mean 0 and standard deviation
           sqrt(XAVIER_SCALE_FACTOR / in_features). `rng.standard_normal(shape, dtype=...)`
           draws with standard deviation 1; `shape` is a tuple of the two sizes.
        4. The bias is zeros, one an output, or None when `bias=False`.
        """
        if in_features < 1 or out_features < 1:
            raise ValueError(f"Linear needs sizes >= 1, got {in_features} and {out_features}")
        self.in_features = in_features
        self.out_features = out_features
        weight = rng.standard_normal((in_features, out_features), dtype=np.float32)
        weight *= np.float32(np.sqrt(XAVIER_SCALE_FACTOR / in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = None
        if bias:
            self.bias = Tensor(np.zeros(out_features, dtype=np.float32), requires_grad=True)

    def forward(self, x: Tensor) -> Tensor:
        """Map an input of shape (..., in_features) to an output of shape (..., out_features).

        Two steps: the matrix product of input and weight, then the bias, if there is one.
        Broadcasting gives each row the same bias.

        Best stay with operations of `Tensor` here. Work on bare NumPy arrays gives the same
        numbers, but would be invisible to the gradients of Module 06.
        """
        output = x.matmul(self.weight)
        if self.bias is not None:
            output = output + self.bias
        return output

    def parameters(self) -> list[Tensor]:
        """Give the weight and the bias, in this order; the weight alone if there is no bias."""
        if self.bias is None:
            return [self.weight]
        return [self.weight, self.bias]

    def __repr__(self) -> str:
        """Show the sizes, as in `Linear(in_features=4, out_features=2, bias=True)`."""
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"Linear({sizes}, bias={self.bias is not None})"


class Dropout(Layer):
    """In training, sets each element to zero with probability p and scales up the others."""

    def __init__(self, p: float = 0.5) -> None:
        """Keep `p` as `self.p`; refuse with a ValueError what is no probability.

        The limits are DROPOUT_MIN_PROB and DROPOUT_MAX_PROB, and both are allowed.
        """
        if not DROPOUT_MIN_PROB <= p <= DROPOUT_MAX_PROB:
            raise ValueError(f"Dropout needs a probability in [0, 1], got {p}")
        self.p = p

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        """Drop elements of `x` if `training`, else give its values as they are.

        1. Not training, or nothing to drop: there is nothing to compute.
        2. Everything is dropped: zeros, whatever the input holds. `masked_fill` can do it.
        3. Otherwise draw a new mask of the input's shape at each call, 1 where an element is
           kept, and put the factor for the survivors into the mask.
        4. Apply the mask with one operation of `Tensor`. The mask itself learns nothing, and the
           input stays as it is.
        """
        if not training or self.p == DROPOUT_MIN_PROB:
            return x
        if self.p == DROPOUT_MAX_PROB:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        mask = rng.random(x.shape, dtype=np.float32)
        mask += 1 - self.p  # below 1 with probability p
        np.floor(mask, out=mask)  # rounded down: 0 where an element is dropped, else 1
        mask *= 1 / (1 - self.p)
        return x * Tensor(mask)

    def __repr__(self) -> str:
        """Show the probability, as in `Dropout(p=0.5)`."""
        return f"Dropout(p={self.p})"


@functools.lru_cache
def takes_training(layer_class: type) -> bool:
    """Tell whether `forward` of this class has an argument named `training`.

    Ask with the class, as in `takes_training(Dropout)`: an object's class is `type(layer)`.
    """
    return "training" in inspect.signature(layer_class.forward).parameters


class Sequential(Layer):
    """A chain of layers: each works on the output of the one before it."""

    def __init__(self, *layers: "Layer | list | tuple") -> None:
        """Keep the layers, in order, in `self.layers`: a list of its own.

        They come as separate arguments, or as one argument that is a list or a tuple. The star
        collects the arguments in a tuple; look how many it holds, and what the first one is.
        Hint: `isinstance(value, (int, float))` tells whether a value is of one of two types.
        """
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        """Send `x` through all layers in order; without layers it comes out as it is.

        Layers whose `forward` takes `training` get the flag, the others get `x` alone. Errors
        inside a layer are the caller's to see: catch none.
        """
        for layer in self.layers:
            if takes_training(type(layer)):
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x

    def parameters(self) -> list[Tensor]:
        """Give the parameters of all layers in order, each tensor object once.

        Hint: `id(tensor)` is a number that no other living object has, and a dictionary keeps
        the order in which its keys first came.
        """
        found = {}
        for layer in self.layers:
            for parameter in layer.parameters():
                found[id(parameter)] = parameter
        return list(found.values())

    def __repr__(self) -> str:
        """Show the name and the layers in order; best one a line, and nested ones further in.

        For example:

        Sequential(
          Linear(in_features=4, out_features=2, bias=True)
          Sequential(
            ReLU()
          )
        )

        Hint: a nested model shows itself in several lines, and each of them moves further in;
        `text.splitlines()` gives the lines of a text.
        """
        inside = "\n".join(repr(layer) for layer in self.layers)
        indented = "".join(f"  {line}\n" for line in inside.splitlines())
        return f"Sequential(\n{indented})"


from tinytorch.core.tensor import add_to_class


@add_to_class(Sequential)
class Items:
    """What lets a Sequential be read like a list of its layers."""

    def __len__(self) -> int:
        return len(self.layers)

    def __getitem__(self, place: int | slice) -> Layer | list[Layer]:
        return self.layers[place]
