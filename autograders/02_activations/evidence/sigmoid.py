# %% wrong sigmoid-clipped-at-ten -> test-sigmoid-values
# limits the exponent to 10, where e^-x is not yet small enough
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -10, 10))), "sigmoid", x)


# %% wrong sigmoid-inf-over-inf -> test-sigmoid-large
# computes e^x / (1 + e^x), which is inf / inf for large positive numbers
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)


# %% wrong sigmoid-one-case-for-all -> test-sigmoid-large
# chooses the form once for the whole array, by its largest number
class Sigmoid:
    def forward(self, x):
        positive = x.data.max(initial=0) > 0
        grown = 1 / np.exp(-x.data) if positive else np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)


# %% wrong sigmoid-writes-into-a-number -> test-sigmoid-values
# hands to out= what NumPy makes of a single number, which is no array
class Sigmoid:
    def forward(self, x):
        buffer = np.exp(np.clip(-x.data, -80, 80))
        buffer += 1
        return Tensor.from_operation(np.reciprocal(buffer, out=buffer), "sigmoid", x)


# %% wrong sigmoid-in-place-without-negatives -> test-sigmoid-result
# saves an array where one form will do, and gives back the input
class Sigmoid:
    def forward(self, x):
        if (x.data < 0).any():
            return Tensor.from_operation(1 / (1 + np.exp(-x.data)), "sigmoid", x)
        x.data = 1 / (1 + np.exp(-x.data))
        return x


# %% right sigmoid-by-tanh
# uses the identity with tanh
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(0.5 * (1 + np.tanh(0.5 * x.data)), "sigmoid", x)


# %% right sigmoid-clipped-at-30
# limits x to 30, beyond which float32 results change no more
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -30, 30))), "sigmoid", x)


# %% right sigmoid-log-form
# computes e to the minus logaddexp
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(
            np.exp(-np.logaddexp(0, -x.data.astype(np.float64))), "sigmoid", x
        )


# %% right sigmoid-masks
# fills an array in two parts, one for each sign
class Sigmoid:
    def forward(self, x):
        result = np.empty_like(x.data)
        up = x.data >= 0
        result[up] = 1 / (1 + np.exp(-x.data[up]))
        grown = np.exp(x.data[~up])
        result[~up] = grown / (1 + grown)
        return Tensor.from_operation(result, "sigmoid", x)


# %% right sigmoid-naive-first-form
# computes 1 / (1 + e^-x) straight away, right although it warns
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-x.data)), "sigmoid", x)


# %% right sigmoid-reflected
# computes for |x| and reflects
class Sigmoid:
    def forward(self, x):
        upper = 1 / (1 + np.exp(-np.abs(x.data)))
        return Tensor.from_operation(np.where(x.data < 0, 1 - upper, upper), "sigmoid", x)


# %% right sigmoid-two-exponentials
# takes each form where it is safe, and the numerator as an exponential, too
class Sigmoid:
    def forward(self, x):
        numerator = np.exp(np.minimum(x.data, 0))
        denominator = 1 + np.exp(-np.abs(x.data))
        return Tensor.from_operation(numerator / denominator, "sigmoid", x)


# %% right sigmoid-vectorized-scalar
# writes the formula for one number and vectorises it
import math


def logistic(number):
    small = math.exp(-abs(number))
    return 1 / (1 + small) if number >= 0 else small / (1 + small)


class Sigmoid:
    def forward(self, x):
        return Tensor(np.vectorize(logistic, otypes=[np.float64])(x.data))


# %% right sigmoid-where-two-forms
# computes both forms everywhere and chooses by sign
class Sigmoid:
    def forward(self, x):
        with np.errstate(over="ignore", invalid="ignore"):
            grown = np.exp(x.data)
            up, down = 1 / (1 + np.exp(-x.data)), grown / (1 + grown)
        return Tensor.from_operation(np.where(x.data >= 0, up, down), "sigmoid", x)


# %% wrong sigmoid-doubles-and-halves -> test-sigmoid-result
# doubles its input for a moment
class Sigmoid:
    def forward(self, x):
        x.data *= 2
        x.data /= 2
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -80, 80))), "sigmoid", x)


# %% wrong sigmoid-remembers -> test-sigmoid-result
# remembers the result for each tensor, although its data may be set
class Sigmoid:
    def forward(self, x):
        known = self.__dict__.setdefault("known", {})
        if id(x) not in known:
            known[id(x)] = (
                x,
                Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -80, 80))), "sigmoid", x),
            )
        return known[id(x)][1]
