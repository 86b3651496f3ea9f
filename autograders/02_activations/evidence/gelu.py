# %% wrong gelu-input-clipped -> test-gelu-values, test-gelu-large
# limits x to 10 before everything else
class GELU:
    def forward(self, x):
        near = np.clip(x.data, -10, 10)
        return Tensor.from_operation(near * 0.5 * (1 + np.tanh(0.851 * near)), "gelu", x)


# %% wrong gelu-scale-rounded -> test-gelu-values
# rounds 1.702 to 1.7
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(0.85 * x.data)), "gelu", x)


# %% wrong gelu-tanh-form -> test-gelu-values
# uses the tanh approximation of GELU in place of x * sigmoid(1.702 x)
class GELU:
    def forward(self, x):
        inner = np.sqrt(2 / np.pi) * (x.data + 0.044715 * x.data**3)
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(inner)), "gelu", x)


# %% right gelu-calls-sigmoid
# multiplies x by its own Sigmoid of the scaled x
class GELU:
    def forward(self, x):
        return x * Sigmoid()(x * GELU_SCALE)


# %% right gelu-divides
# divides x by 1 + e^-z, right although it warns
class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data / (1 + np.exp(-1.702 * x.data)), "gelu", x)


# %% right gelu-float64
# computes in float64
class GELU:
    def forward(self, x):
        wide = x.data.astype(np.float64)
        return Tensor.from_operation(
            wide * np.exp(-np.logaddexp(0, -GELU_SCALE * wide)), "gelu", x
        )


# %% right gelu-helper
# puts the gate into a method of its own
class GELU:
    scale = 1.702

    def gate(self, values):
        return (1 + np.tanh(self.scale * values / 2)) / 2

    def forward(self, x):
        return Tensor.from_operation(np.multiply(self.gate(x.data), x.data), "gelu", x)


# %% right gelu-where
# chooses the gate by the sign of x
class GELU:
    def forward(self, x):
        small = np.exp(-1.702 * np.abs(x.data))
        return Tensor.from_operation(
            x.data * np.where(x.data >= 0, 1.0, small) / (1 + small), "gelu", x
        )


# %% wrong gelu-doubles-and-halves -> test-gelu-result
# doubles its input for a moment
class GELU:
    def forward(self, x):
        x.data *= 2
        x.data /= 2
        return Tensor.from_operation(
            x.data * (0.5 + 0.5 * np.tanh(x.data * np.float32(0.851))), "gelu", x
        )


# %% wrong gelu-remembers -> test-gelu-result
# remembers the result for each tensor, although its data may be set
class GELU:
    def forward(self, x):
        known = self.__dict__.setdefault("known", {})
        if id(x) not in known:
            known[id(x)] = (
                x,
                Tensor.from_operation(
                    x.data * (0.5 + 0.5 * np.tanh(x.data * np.float32(0.851))), "gelu", x
                ),
            )
        return known[id(x)][1]
