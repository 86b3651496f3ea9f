# Exported by tito from src/02_activations/02_activations.py (the reference solution). Do not edit: `tito export 02_activations` writes it anew.
# sha256 of what follows: 131890c0166f1deb19b8278a0143fd0f40035cea29ab33390de6b967bab78678
__all__ = [
    "ReLU",
    "Sigmoid",
    "Tanh",
    "GELU_SCALE",
    "GELU",
    "Softmax",
]

import numpy as np

from tinytorch.core.tensor import Tensor


class ReLU:
    """Rectified linear unit: keeps positive numbers, replaces the others by zero."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with max(0, x) for every element.

        Leave `x` as it is. The name of the operation is "relu".

        Hint: NumPy has a function that takes the larger of two operands element by element. It is
        not the one that reduces an array to its largest element.
        """
        zeros = np.zeros(x.shape[-1:], dtype=np.float32)  # a row, faster than the number 0
        return Tensor.from_operation(np.maximum(x.data, zeros), "relu", x)

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "ReLU()"


class Sigmoid:
    """The logistic function: a number between 0 and 1 for every number."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with 1 / (1 + e^-x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "sigmoid".

        Steps:
        1. Choose one of the two ways out, and compute the exponential that it needs.
        2. Compute the numerator, if it is not 1 for every element, and the denominator.
        3. Divide, and wrap the array.
        """
        result = np.empty_like(x.data)  # one array for all steps
        np.negative(x.data, out=result)
        with np.errstate(over="ignore"):
            np.exp(result, out=result)
        result += 1
        np.divide(1, result, out=result)
        return Tensor.from_operation(result, "sigmoid", x)

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Sigmoid()"


class Tanh:
    """Hyperbolic tangent: a number between -1 and 1 for every number."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with tanh(x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "tanh".

        Hint: writing out the exponentials is not needed; look at what NumPy has.
        """
        return Tensor.from_operation(np.tanh(x.data), "tanh", x)

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Tanh()"


GELU_SCALE = 1.702  # makes the sigmoid gate follow the normal distribution closely


class GELU:
    """Gaussian error linear unit in its sigmoid form: a smooth relative of ReLU."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with x * sigmoid(1.702 x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "gelu".

        Steps:
        1. Compute the gate, a number from 0 to 1 for each element. `GELU_SCALE` is given.
        2. Multiply x by its gate, and wrap the array.
        """
        result = np.empty_like(x.data)
        np.multiply(x.data, 0.5 * GELU_SCALE, out=result)
        np.tanh(result, out=result)
        result += 1
        result *= 0.5  # the gate
        result *= x.data
        return Tensor.from_operation(result, "gelu", x)

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "GELU()"


class Softmax:
    """Turn scores into probabilities that sum to 1 along one axis."""

    def forward(self, x: Tensor, dim: int = -1) -> Tensor:
        """Return a new Tensor of the shape of `x`, positive, with sum 1 along axis `dim`.

        dim: the axis that is normalised; negative numbers count from the last axis.

        Scores up to 10,000 in size, and rows that differ by thousands, must give the right
        values, never nan. Leave `x` as it is. The name of the operation is "softmax", with `dim`
        as a keyword argument of `Tensor.from_operation`.

        Steps:
        1. From each row subtract its own largest score. (A "row" runs along `dim`.)
        2. Take the exponential of every difference.
        3. Divide each row by its own sum, and wrap the array.
        Hint: look up what `keepdims` does in NumPy's reductions.
        """
        exponentials = np.empty_like(x.data)
        np.subtract(x.data, x.data.max(axis=dim, keepdims=True), out=exponentials)
        np.exp(exponentials, out=exponentials)
        exponentials /= exponentials.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(exponentials, "softmax", x, dim=dim)

    def __call__(self, x: Tensor, dim: int = -1) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x, dim)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Softmax()"
