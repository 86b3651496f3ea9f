# %% wrong gelu-absolute-gate -> test-gelu-values, test-gelu-large
# takes the absolute value inside the gate, which never shuts
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-GELU_SCALE * np.abs(x.data))), "gelu", x
        )


# %% wrong gelu-constant-gate -> test-gelu-values, test-gelu-large
# takes the gate of 1.702 for every element
class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data / (1 + np.exp(-GELU_SCALE)), "gelu", x)


# %% wrong gelu-elu -> test-gelu-values, test-gelu-large
# computes ELU
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.where(x.data > 0, x.data, np.exp(np.minimum(x.data, 0)) - 1), "gelu", x
        )


# %% wrong gelu-error-function -> test-gelu-values
# uses the normal distribution itself (the erf form)
class GELU:
    def forward(self, x):
        from math import erf

        gate = 0.5 * (1 + np.vectorize(erf, otypes=[np.float32])(x.data / np.sqrt(2)))
        return Tensor.from_operation(x.data * gate, "gelu", x)


# %% wrong gelu-gate-clipped -> test-gelu-values
# limits the gate's argument to 8, where it is not yet shut
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-np.clip(GELU_SCALE * x.data, -8, 8))), "gelu", x
        )


# %% wrong gelu-gate-not-halved -> test-gelu-values
# forgets the half in front: x * (1 + tanh)
class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data * (1 + np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x)


# %% wrong gelu-gate-only -> test-gelu-values, test-gelu-large
# gives the gate and forgets to multiply by x
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x)


# %% wrong gelu-gate-sign -> test-gelu-values
# has the sign of the gate's argument wrong
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            0.5 * x.data * (1 - np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x
        )


# %% wrong gelu-gate-without-one -> test-gelu-values
# forgets the 1 in the gate: x * tanh / 2
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * np.tanh(0.5 * GELU_SCALE * x.data), "gelu", x)


# %% wrong gelu-half-precision -> test-gelu-values
# computes in float16
class GELU:
    def forward(self, x):
        narrow = x.data.astype(np.float16)
        return Tensor.from_operation(narrow * 0.5 * (1 + np.tanh(0.851 * narrow)), "gelu", x)


# %% wrong gelu-input-clipped -> test-gelu-values, test-gelu-large
# limits x to 10 before everything else
class GELU:
    def forward(self, x):
        near = np.clip(x.data, -10, 10)
        return Tensor.from_operation(near * 0.5 * (1 + np.tanh(0.851 * near)), "gelu", x)


# %% wrong gelu-is-relu -> test-gelu-values
# gives ReLU, which has no dip left of zero
class GELU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0), "gelu", x)


# %% wrong gelu-no-dip -> test-gelu-values
# cuts off the negative part of GELU
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.maximum(x.data * 0.5 * (1 + np.tanh(0.851 * x.data)), 0), "gelu", x
        )


# %% wrong gelu-scale-forgotten -> test-gelu-values
# forgets the 1.702: x * s(x), which is SiLU
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(0.5 * x.data)), "gelu", x)


# %% wrong gelu-scale-outside -> test-gelu-values
# multiplies the result by 1.702, not the argument of the gate
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            GELU_SCALE * x.data * 0.5 * (1 + np.tanh(0.5 * x.data)), "gelu", x
        )


# %% wrong gelu-scale-rounded -> test-gelu-values
# rounds 1.702 to 1.7
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(0.85 * x.data)), "gelu", x)


# %% wrong gelu-scale-twice -> test-gelu-values
# forgets to halve the argument of tanh
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(GELU_SCALE * x.data)), "gelu", x)


# %% wrong gelu-softplus -> test-gelu-values
# computes softplus, which is positive everywhere
class GELU:
    def forward(self, x):
        return Tensor.from_operation(np.logaddexp(0, GELU_SCALE * x.data) / GELU_SCALE, "gelu", x)


# %% wrong gelu-squares-x -> test-gelu-values, test-gelu-large
# multiplies by x twice
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.square(x.data) * 0.5 * (1 + np.tanh(0.851 * x.data)), "gelu", x
        )


# %% wrong gelu-tanh-form -> test-gelu-values
# uses the tanh approximation of GELU in place of x * sigmoid(1.702 x)
class GELU:
    def forward(self, x):
        inner = np.sqrt(2 / np.pi) * (x.data + 0.044715 * x.data**3)
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(inner)), "gelu", x)


# %% wrong gelu-vectors-and-matrices-only -> test-gelu-values
# loops over the first axis and treats what is there as one row
class GELU:
    def forward(self, x):
        rows = [row * 0.5 * (1 + np.tanh(0.851 * row)) for row in x.data]
        return Tensor.from_operation(np.array(rows).reshape(len(rows), -1).squeeze(), "gelu", x)


# %% wrong gelu-inf-over-inf -> test-gelu-large
# computes the gate as e^z / (1 + e^z), inf / inf for large numbers
class GELU:
    def forward(self, x):
        grown = np.exp(GELU_SCALE * x.data)
        return Tensor.from_operation(x.data * grown / (1 + grown), "gelu", x)


# %% wrong gelu-nan-becomes-zero -> test-gelu-large
# replaces the nan of an overflow by 0
class GELU:
    def forward(self, x):
        grown = np.exp(GELU_SCALE * x.data)
        return Tensor.from_operation(np.nan_to_num(x.data * (grown / (1 + grown))), "gelu", x)


# %% wrong gelu-result-clipped -> test-gelu-large
# cuts large results off at 100
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.clip(x.data * 0.5 * (1 + np.tanh(0.851 * x.data)), -1, 100), "gelu", x
        )


# %% wrong gelu-in-place -> test-gelu-result
# multiplies the input by its gate, in place
class GELU:
    def forward(self, x):
        gate = 0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data))
        x.data *= gate
        return Tensor.from_operation(x.data.copy(), "gelu", x)


# %% wrong gelu-returns-array -> test-gelu-result
# gives a NumPy array, not a Tensor
class GELU:
    def forward(self, x):
        return x.data * 0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data))


# %% wrong gelu-scales-input-in-place -> test-gelu-result
# scales the input in place and divides the result again
class GELU:
    def forward(self, x):
        x.data *= GELU_SCALE
        gate = 0.5 * (1 + np.tanh(0.5 * x.data))
        return Tensor.from_operation(x.data / GELU_SCALE * gate, "gelu", x)


# %% right gelu-calls-sigmoid
# multiplies x by its own Sigmoid of the scaled x
class GELU:
    def forward(self, x):
        return x * Sigmoid()(x * GELU_SCALE)


# %% right gelu-clipped-gate
# limits the gate's argument to 20
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-np.clip(GELU_SCALE * x.data, -20, 20))), "gelu", x
        )


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


# %% right gelu-gate-from-above
# computes the shut part of the gate and takes it from 1
class GELU:
    def forward(self, x):
        shut = 1 / (1 + np.exp(np.clip(GELU_SCALE * x.data, -60, 60)))
        return Tensor.from_operation(x.data * (1 - shut), "gelu", x)


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
