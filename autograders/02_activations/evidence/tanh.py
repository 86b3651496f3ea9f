# %% wrong tanh-fraction -> test-tanh-large
# writes out the fraction with four exponentials
class Tanh:
    def forward(self, x):
        up, down = np.exp(x.data), np.exp(-x.data)
        return Tensor.from_operation((up - down) / (up + down), "tanh", x)


# %% right tanh-by-sigmoid-form
# computes 2 / (1 + e^-2x) - 1, right although it warns
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(2 / (1 + np.exp(-2 * x.data)) - 1, "tanh", x)


# %% right tanh-calls-sigmoid
# uses its own Sigmoid and the Tensor's arithmetic
class Tanh:
    def forward(self, x):
        return Sigmoid()(x * 2) * 2 - 1


# %% right tanh-clipped-fraction
# writes out the fraction for x limited to 20
class Tanh:
    def forward(self, x):
        near = np.clip(x.data, -20, 20)
        up, down = np.exp(near), np.exp(-near)
        return Tensor.from_operation((up - down) / (up + down), "tanh", x)


# %% right tanh-expm1
# uses expm1 for small numbers
class Tanh:
    def forward(self, x):
        shrunk = np.expm1(-2 * np.abs(x.data))
        return Tensor.from_operation(np.copysign(shrunk / (shrunk + 2), x.data), "tanh", x)


# %% right tanh-into-buffer
# writes into an array of its own with out=
class Tanh:
    def forward(self, x):
        buffer = np.empty(x.shape, dtype=np.float32)
        np.tanh(x.data, out=buffer)
        return Tensor.from_operation(buffer, "tanh", x)


# %% wrong tanh-clips-vectors-only -> test-tanh-large
# keeps large numbers from overflowing in vectors, and not in matrices
class Tanh:
    def forward(self, x):
        near = np.clip(x.data, -30, 30) if x.data.ndim == 1 else x.data
        e = np.exp(2 * near)
        return Tensor.from_operation((e - 1) / (e + 1), "tanh", x)


# %% wrong tanh-call-forgets-two -> test-tanh-values, test-tanh-result
# computes 2 sigmoid(x) - 1 when it is called, where it had to be sigmoid(2 x)
class Tanh:
    def __call__(self, x):
        return Tensor.from_operation(np.tanh(x.data / 2), "tanh", x)


# %% wrong tanh-doubles-and-halves -> test-tanh-result
# doubles its input for a moment
class Tanh:
    def forward(self, x):
        x.data *= 2
        x.data /= 2
        return Tensor.from_operation(np.tanh(x.data), "tanh", x)


# %% wrong tanh-remembers -> test-tanh-result
# remembers the result for each tensor, although its data may be set
class Tanh:
    def forward(self, x):
        known = self.__dict__.setdefault("known", {})
        if id(x) not in known:
            known[id(x)] = x, Tensor.from_operation(np.tanh(x.data), "tanh", x)
        return known[id(x)][1]
