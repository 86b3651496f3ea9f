# %% wrong relu-drops-small-numbers -> test-relu-values
# lets numbers pass only above 0.1
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0.1, x.data, 0), "relu", x)


# %% wrong relu-leaky -> test-relu-values
# lets one hundredth of a negative number through (leaky ReLU)
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0, x.data, 0.01 * x.data), "relu", x)


# %% wrong relu-in-place -> test-relu-result
# zeroes the negative numbers of the input itself and returns a Tensor on the same array
class ReLU:
    def forward(self, x):
        x.data[x.data < 0] = 0
        return Tensor.from_operation(x.data, "relu", x)


# %% wrong relu-clips-to-its-largest -> test-relu-values
# clips between 0 and the largest number, which may be negative
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, 0, x.data.max(initial=-10)), "relu", x)


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


# %% right relu-shows-more
# shows more in its repr, and takes an argument in its constructor
class ReLU:
    def __init__(self, name="relu"):
        self.name = name

    def __repr__(self):
        return f"ReLU(name={self.name!r})"


# %% wrong relu-doubles-and-halves -> test-relu-result
# doubles its input for a moment
class ReLU:
    def forward(self, x):
        x.data *= 2
        x.data /= 2
        return Tensor.from_operation(np.maximum(x.data, np.float32(0)), "relu", x)


# %% wrong relu-remembers -> test-relu-result
# remembers the result for each tensor, although its data may be set
class ReLU:
    def forward(self, x):
        known = self.__dict__.setdefault("known", {})
        if id(x) not in known:
            known[id(x)] = x, Tensor.from_operation(np.maximum(x.data, np.float32(0)), "relu", x)
        return known[id(x)][1]
