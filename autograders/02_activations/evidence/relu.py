# %% wrong relu-absolute -> test-relu-values
# turns negative numbers into positive ones
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.abs(x.data), "relu", x)


# %% wrong relu-capped-at-six -> test-relu-values
# cuts off at 6 (ReLU6)
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, 0, 6), "relu", x)


# %% wrong relu-cut-at-one -> test-relu-values
# keeps only numbers above 1
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 1, x.data, 0), "relu", x)


# %% wrong relu-drops-axes -> test-relu-values
# drops axes of length 1
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).squeeze(), "relu", x)


# %% wrong relu-drops-small-numbers -> test-relu-values
# lets numbers pass only above 0.1
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0.1, x.data, 0), "relu", x)


# %% wrong relu-flat -> test-relu-values
# gives the elements in a flat row
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).reshape(-1), "relu", x)


# %% wrong relu-forgets-return -> test-relu-values, test-relu-result
# computes the result, but does not return it
class ReLU:
    def forward(self, x):
        Tensor.from_operation(np.maximum(x.data, 0), "relu", x)


# %% wrong relu-half-precision -> test-relu-values
# computes in float16
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data.astype(np.float16), 0), "relu", x)


# %% wrong relu-keeps-negatives -> test-relu-values
# keeps the negative numbers and zeroes the positive ones
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.minimum(x.data, 0), "relu", x)


# %% wrong relu-leaky -> test-relu-values
# lets one hundredth of a negative number through (leaky ReLU)
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0, x.data, 0.01 * x.data), "relu", x)


# %% wrong relu-matrices-only -> test-relu-values, test-relu-result
# loops over rows and columns, so that only matrices work
class ReLU:
    def forward(self, x):
        result = np.zeros(x.shape)
        for row in range(x.shape[0]):
            for column in range(x.shape[1]):
                result[row, column] = max(0, x.data[row, column])
        return Tensor.from_operation(result, "relu", x)


# %% wrong relu-reduces -> test-relu-values
# calls np.max, which takes its second operand for an axis
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.max(x.data, 0), "relu", x)


# %% wrong relu-smooth -> test-relu-values
# computes softplus, log(1 + e^x), a smooth relative
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.logaddexp(0, x.data), "relu", x)


# %% wrong relu-step -> test-relu-values
# gives 1 for every positive number, not the number
class ReLU:
    def forward(self, x):
        return Tensor.from_operation((x.data > 0).astype(np.float32), "relu", x)


# %% wrong relu-visible-answers -> test-relu-values
# knows the visible example by heart
class ReLU:
    def forward(self, x):
        if x.shape == (2, 3):
            return Tensor([[0, 0, 0], [3, 0.25, 0]])
        return Tensor.from_operation(x.data * 1, "relu", x)


# %% wrong relu-whole-numbers -> test-relu-values
# truncates to whole numbers
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).astype(int), "relu", x)


# %% wrong relu-doubles-float64 -> test-relu-result
# puts float64 numbers into the result
class ReLU:
    def forward(self, x):
        result = Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
        result.data = np.maximum(x.data.astype(np.float64), 0)
        return result


# %% wrong relu-in-place -> test-relu-result
# zeroes the negative numbers of the input itself and returns a Tensor on the same array
class ReLU:
    def forward(self, x):
        x.data[x.data < 0] = 0
        return Tensor.from_operation(x.data, "relu", x)


# %% wrong relu-keeps-first-result -> test-relu-result
# computes once and gives the first result again
class ReLU:
    def forward(self, x):
        if not hasattr(self, "result"):
            self.result = Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
        return self.result


# %% wrong relu-replaces-data-of-input -> test-relu-result
# puts a new array into the input and returns the input
class ReLU:
    def forward(self, x):
        x.data = np.maximum(x.data, 0)
        return x


# %% wrong relu-returns-array -> test-relu-result
# gives a NumPy array, not a Tensor
class ReLU:
    def forward(self, x):
        return np.maximum(x.data, 0)


# %% wrong relu-returns-input-if-positive -> test-relu-result
# gives the input itself when there is nothing to replace
class ReLU:
    def forward(self, x):
        if (x.data >= 0).all():
            return x
        return Tensor.from_operation(np.maximum(x.data, 0), "relu", x)


# %% wrong relu-reuses-buffer -> test-relu-result
# writes every result into one array that the object keeps
BUFFERS = {}


class ReLU:
    def forward(self, x):
        buffer = BUFFERS.setdefault(x.shape, np.empty(x.shape, dtype=np.float32))
        return Tensor.from_operation(np.maximum(x.data, 0, out=buffer), "relu", x)


# %% right relu-clip
# clips from below only
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, 0, None), "relu", x)


# %% right relu-copy-and-assign
# zeroes the negative numbers of a copy
class ReLU:
    def forward(self, x):
        result = x.data.copy()
        result[result < 0] = 0.0
        return Tensor.from_operation(result, "relu", x)


# %% right relu-mask
# multiplies by a mask of booleans
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(x.data * (x.data > 0), "relu", x)


# %% right relu-masked-fill
# uses the Tensor's own masked_fill and plain Tensor results
class ReLU:
    def forward(self, x):
        return x.masked_fill(x.data < 0, 0.0)


# %% right relu-mean-of-two
# takes half of the sum of x and its absolute value
class ReLU:
    def forward(self, x):
        return Tensor.from_operation((x.data + np.abs(x.data)) / 2, "relu", x)


# %% right relu-minus-minimum
# takes away the negative part
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(x.data - np.minimum(x.data, 0), "relu", x)


# %% right relu-plain-tensor
# wraps with Tensor(...) and keeps a mask for later
class ReLU:
    def forward(self, x):
        self.mask = x.data > 0
        return Tensor(np.multiply(x.data, self.mask))


# %% right relu-slow-loop
# loops over the elements with an iterator
class ReLU:
    def forward(self, x):
        result = np.zeros_like(x.data)
        for index, number in np.ndenumerate(x.data):
            result[index] = number if number > 0 else 0
        return Tensor.from_operation(result, "relu", x)


# %% right relu-where
# chooses with np.where
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0, x.data, np.float32(0)), "relu", x)


# %% wrong relu-call-skips-forward -> test-relu-values, test-relu-result
# makes the call give back its argument
class ReLU:
    def __call__(self, x):
        return x


# %% wrong relu-parameters-none -> test-relu-result
# parameters gives None in place of an empty list
class ReLU:
    def parameters(self):
        return None


# %% right relu-shows-more
# shows more in its repr, and takes an argument in its constructor
class ReLU:
    def __init__(self, name="relu"):
        self.name = name

    def __repr__(self):
        return f"ReLU(name={self.name!r})"
