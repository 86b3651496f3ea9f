# %% wrong bytes-at-least-one-example -> test-attention-bytes
# counts an empty batch as one example
def attention_bytes(batch, heads, tokens):
    return 4 * max(batch, 1) * heads * tokens**2


# %% wrong bytes-linear-in-tokens -> test-attention-bytes
# counts each token once, not each pair of tokens
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens


# %% right bytes-as-float
# gives a float with the right value
def attention_bytes(batch, heads, tokens):
    return float(np.prod([batch, heads, tokens, tokens, 4.0]))


# %% right bytes-from-shape
# multiplies a shape with math.prod
import math


def attention_bytes(batch, heads, tokens):
    shape = (batch, heads, tokens, tokens)
    return math.prod(shape) * np.dtype(np.float32).itemsize


# %% wrong slope-of-a-half -> test-sigmoid-slopes
# takes the value at 0 for the slope at 0
largest_slope = 0.5
ten_layers = 0.5**10


# %% wrong limits-rounded-up -> test-exponential-limits
# gives the first exponents that overflow
float32_limit = 89
float64_limit = 710


# %% right slopes-as-fractions
# gives exact fractions
from fractions import Fraction

largest_slope = Fraction(1, 4)
ten_layers = largest_slope**10


# %% right slopes-measured
# finds the largest slope by differences on a grid
def steepest():
    grid = np.linspace(-4, 4, 8001)
    return np.gradient(1 / (1 + np.exp(-grid)), grid).max()


largest_slope = steepest()
ten_layers = np.prod(np.full(10, largest_slope))


# %% right slopes-rounded
# rounds the product to four digits
largest_slope = 1 / 4
ten_layers = 9.537e-07


# %% right limits-from-logarithms
# takes the logarithms of the largest numbers
import sys

float32_limit = np.floor(np.log(3.4028e38))
float64_limit = int(np.log(sys.float_info.max))


# %% right limits-searched
# counts up until the exponential overflows
def last_finite(kind):
    with np.errstate(over="ignore"):
        return max(n for n in range(1000) if np.isfinite(np.exp(kind(n))))


float32_limit = last_finite(np.float32)
float64_limit = last_finite(np.float64)
