# %% wrong sigmoid-base-two -> test-sigmoid-values
# raises 2 and not e to the power
class Sigmoid:
    def forward(self, x):
        small = np.exp2(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data < 0, small, 1) / (1 + small), "sigmoid", x)


# %% wrong sigmoid-cases-swapped -> test-sigmoid-values
# swaps the numerators of the two cases
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data < 0, 1, small) / (1 + small), "sigmoid", x)


# %% wrong sigmoid-clipped-at-five -> test-sigmoid-values
# limits the exponent to 5
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -5, 5))), "sigmoid", x)


# %% wrong sigmoid-clipped-at-ten -> test-sigmoid-values
# limits the exponent to 10, where e^-x is not yet small enough
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -10, 10))), "sigmoid", x)


# %% wrong sigmoid-forgets-sign-cases -> test-sigmoid-values
# uses the form for positive numbers for negative ones, too
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.abs(x.data))), "sigmoid", x)


# %% wrong sigmoid-half-forgotten -> test-sigmoid-values
# takes tanh(x) for tanh(x / 2)
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation((1 + np.tanh(x.data)) / 2, "sigmoid", x)


# %% wrong sigmoid-half-precision -> test-sigmoid-values
# computes in float16
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data.astype(np.float16)))
        return Tensor.from_operation(np.where(x.data < 0, small, 1) / (1 + small), "sigmoid", x)


# %% wrong sigmoid-hard -> test-sigmoid-values
# takes straight pieces for the curve (hard sigmoid)
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data / 6 + 0.5, 0, 1), "sigmoid", x)


# %% wrong sigmoid-is-its-slope -> test-sigmoid-values
# gives the slope, s * (1 - s), and not s
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(small / np.square(1 + small), "sigmoid", x)


# %% wrong sigmoid-is-tanh -> test-sigmoid-values
# computes tanh, which starts at -1
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data / 2), "sigmoid", x)


# %% wrong sigmoid-matrices-only -> test-sigmoid-values, test-sigmoid-large, test-sigmoid-result
# treats each row of a matrix in a Python loop with math.exp
import math


class Sigmoid:
    def forward(self, x):
        rows = [[1 / (1 + math.exp(-number)) for number in row] for row in x.data]
        return Tensor.from_operation(np.array(rows), "sigmoid", x)


# %% wrong sigmoid-minus-in-denominator -> test-sigmoid-values
# writes 1 - e^-x below the line
class Sigmoid:
    def forward(self, x):
        with np.errstate(all="ignore"):
            quotient = 1 / (1 - np.exp(-x.data))
        return Tensor.from_operation(quotient, "sigmoid", x)


# %% wrong sigmoid-no-array -> test-sigmoid-values, test-sigmoid-large, test-sigmoid-result
# hands the Tensor itself to NumPy
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-x)), "sigmoid", x)


# %% wrong sigmoid-no-brackets -> test-sigmoid-values, test-sigmoid-large
# forgets the brackets: 1 / 1 + e^-x
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / 1 + np.exp(-x.data), "sigmoid", x)


# %% wrong sigmoid-rounded -> test-sigmoid-values
# rounds to three decimals
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(
            np.round(np.where(x.data < 0, small, 1) / (1 + small), 3), "sigmoid", x
        )


# %% wrong sigmoid-sign -> test-sigmoid-values
# writes 1 / (1 + e^x), with the sign of the exponent wrong
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(x.data)), "sigmoid", x)


# %% wrong sigmoid-softsign -> test-sigmoid-values, test-sigmoid-large
# uses x / (1 + |x|), moved and scaled
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(0.5 + 0.5 * x.data / (1 + np.abs(x.data)), "sigmoid", x)


# %% wrong sigmoid-whole-numbers -> test-sigmoid-values
# turns the numbers into integers first
class Sigmoid:
    def forward(self, x):
        numbers = x.data.astype(int)
        return Tensor.from_operation(1 / (1 + np.exp(-numbers)), "sigmoid", x)


# %% wrong sigmoid-without-one -> test-sigmoid-values, test-sigmoid-large
# forgets the 1 below the line, which leaves e^x
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / np.exp(-x.data), "sigmoid", x)


# %% wrong sigmoid-zero-left-out -> test-sigmoid-values
# treats x > 0 and x < 0 and leaves 0 for x = 0
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(
            ((x.data > 0) + (x.data < 0) * small) / (1 + small), "sigmoid", x
        )


# %% wrong sigmoid-inf-over-inf -> test-sigmoid-large
# computes e^x / (1 + e^x), which is inf / inf for large positive numbers
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)


# %% wrong sigmoid-nan-becomes-half -> test-sigmoid-large
# replaces the nan of inf / inf by one half
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(np.nan_to_num(grown / (1 + grown), nan=0.5), "sigmoid", x)


# %% wrong sigmoid-nan-becomes-zero -> test-sigmoid-large
# replaces the nan of inf / inf by 0
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(np.nan_to_num(grown / (1 + grown), nan=0), "sigmoid", x)


# %% wrong sigmoid-one-case-for-all -> test-sigmoid-large
# chooses the form once for the whole array, by its largest number
class Sigmoid:
    def forward(self, x):
        positive = x.data.max(initial=0) > 0
        grown = 1 / np.exp(-x.data) if positive else np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)


# %% wrong sigmoid-call-gives-array -> test-sigmoid-result
# forward gives an array, which only the call wraps
class Sigmoid:
    def forward(self, x):
        return np.exp(np.minimum(x.data, 0)) / (1 + np.exp(-np.abs(x.data)))

    def __call__(self, x):
        return Tensor.from_operation(self.forward(x), "sigmoid", x)


# %% wrong sigmoid-clips-input-in-place -> test-sigmoid-result
# limits the input itself, in place, against overflow
class Sigmoid:
    def forward(self, x):
        np.clip(x.data, -80, 80, out=x.data)
        return Tensor.from_operation(1 / (1 + np.exp(-x.data)), "sigmoid", x)


# %% wrong sigmoid-negates-in-place -> test-sigmoid-result
# changes the sign of the input in place
class Sigmoid:
    def forward(self, x):
        x.data *= -1
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data > 0, small, 1) / (1 + small), "sigmoid", x)


# %% wrong sigmoid-returns-array -> test-sigmoid-result
# gives a NumPy array, not a Tensor
class Sigmoid:
    def forward(self, x):
        return np.exp(np.minimum(x.data, 0)) / (1 + np.exp(-np.abs(x.data)))


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


# %% right sigmoid-clipped-at-500
# limits x to 500 in float64 before the exponential
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(
            1 / (1 + np.exp(-np.clip(x.data.astype(np.float64), -500, 500))), "sigmoid", x
        )


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


# %% right sigmoid-reciprocal
# uses np.reciprocal on its own buffer
class Sigmoid:
    def forward(self, x):
        buffer = np.exp(np.clip(-x.data, -80, 80))
        buffer += 1
        return Tensor.from_operation(np.reciprocal(buffer, out=buffer), "sigmoid", x)


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


# %% wrong sigmoid-parameters-itself -> test-sigmoid-result
# parameters holds the object itself
class Sigmoid:
    def parameters(self):
        return [self]
