# %% wrong tanh-arctan -> test-tanh-values, test-tanh-large
# computes the arc tangent
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.arctan(x.data), "tanh", x)


# %% wrong tanh-arctan-scaled -> test-tanh-values, test-tanh-large
# computes the arc tangent, scaled to reach 1
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.arctan(x.data) * 2 / np.pi, "tanh", x)


# %% wrong tanh-clipped-at-three -> test-tanh-values
# limits x to 3 before the exponentials
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(np.clip(x.data, -3, 3)), "tanh", x)


# %% wrong tanh-flat -> test-tanh-values
# gives the elements in a flat row
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data.ravel()), "tanh", x)


# %% wrong tanh-fraction-upside-down -> test-tanh-values, test-tanh-large
# divides the sum of the exponentials by their difference
class Tanh:
    def forward(self, x):
        with np.errstate(all="ignore"):
            quotient = np.cosh(x.data) / np.sinh(x.data)
        return Tensor.from_operation(quotient, "tanh", x)


# %% wrong tanh-hard -> test-tanh-values
# cuts off at -1 and 1 (hard tanh)
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, -1, 1), "tanh", x)


# %% wrong tanh-missing-two -> test-tanh-values
# writes 2 s(x) - 1 without doubling x
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data / 2), "tanh", x)


# %% wrong tanh-negated -> test-tanh-values
# has the sign wrong
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(-x.data), "tanh", x)


# %% wrong tanh-no-sign -> test-tanh-values
# loses the sign of negative numbers
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(np.abs(x.data)), "tanh", x)


# %% wrong tanh-not-shifted -> test-tanh-values
# writes s(2x) and forgets to stretch it from -1 to 1
class Tanh:
    def forward(self, x):
        return Tensor.from_operation((1 + np.tanh(x.data)) / 2, "tanh", x)


# %% wrong tanh-returns-list -> test-tanh-values, test-tanh-result
# returns nested lists
class Tanh:
    def forward(self, x):
        return np.tanh(x.data).tolist()


# %% wrong tanh-returns-self -> test-tanh-values, test-tanh-large, test-tanh-result
# returns the object in place of a Tensor
class Tanh:
    def forward(self, x):
        self.result = Tensor.from_operation(np.tanh(x.data), "tanh", x)
        return self


# %% wrong tanh-slope -> test-tanh-values
# gives the slope, 1 - tanh^2
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(1 - np.square(np.tanh(x.data)), "tanh", x)


# %% wrong tanh-tangent -> test-tanh-values, test-tanh-large
# computes the tangent of an angle
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tan(x.data), "tanh", x)


# %% wrong tanh-fraction -> test-tanh-large
# writes out the fraction with four exponentials
class Tanh:
    def forward(self, x):
        up, down = np.exp(x.data), np.exp(-x.data)
        return Tensor.from_operation((up - down) / (up + down), "tanh", x)


# %% wrong tanh-nan-becomes-one -> test-tanh-large
# replaces every nan by 1, negative numbers too
class Tanh:
    def forward(self, x):
        up, down = np.exp(x.data), np.exp(-x.data)
        return Tensor.from_operation(np.nan_to_num((up - down) / (up + down), nan=1), "tanh", x)


# %% wrong tanh-nan-becomes-zero -> test-tanh-large
# replaces the nan of inf / inf by 0
class Tanh:
    def forward(self, x):
        grown = np.exp(2 * x.data)
        return Tensor.from_operation(np.nan_to_num((grown - 1) / (grown + 1)), "tanh", x)


# %% wrong tanh-sinh-over-cosh -> test-tanh-large
# divides sinh by cosh, both infinite for large numbers
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.sinh(x.data) / np.cosh(x.data), "tanh", x)


# %% wrong tanh-two-exponentials -> test-tanh-large
# divides e^2x - 1 by e^2x + 1, inf / inf for large positive numbers
class Tanh:
    def forward(self, x):
        grown = np.exp(2 * x.data)
        return Tensor.from_operation((grown - 1) / (grown + 1), "tanh", x)


# %% wrong tanh-two-exponentials-down -> test-tanh-large
# divides 1 - e^-2x by 1 + e^-2x, inf / inf for large negative numbers
class Tanh:
    def forward(self, x):
        shrunk = np.exp(-2 * x.data)
        return Tensor.from_operation((1 - shrunk) / (1 + shrunk), "tanh", x)


# %% wrong tanh-in-place -> test-tanh-result
# writes the result into the array of the input
class Tanh:
    def forward(self, x):
        np.tanh(x.data, out=x.data)
        return Tensor.from_operation(x.data, "tanh", x)


# %% right tanh-by-exponential
# uses e^(-2|x|) and the sign of x
class Tanh:
    def forward(self, x):
        small = np.exp(-2 * np.abs(x.data))
        return Tensor.from_operation(np.sign(x.data) * (1 - small) / (1 + small), "tanh", x)


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


# %% wrong tanh-parameters-not-empty -> test-tanh-result
# parameters holds a Tensor
class Tanh:
    def parameters(self):
        return [Tensor([0.0])]


# %% wrong tanh-shows-another-name -> test-tanh-result
# shows itself by the name of another class (copied)
class Tanh:
    def __repr__(self):
        return "Sigmoid()"
