# %% wrong bytes-at-least-one-example -> test-attention-bytes
# counts an empty batch as one example
def attention_bytes(batch, heads, tokens):
    return 4 * max(batch, 1) * heads * tokens**2


# %% wrong bytes-batch-squared -> test-attention-bytes
# squares batch times tokens
def attention_bytes(batch, heads, tokens):
    return 4 * heads * (batch * tokens) ** 2


# %% wrong bytes-elements-only -> test-attention-bytes
# counts numbers, not bytes
def attention_bytes(batch, heads, tokens):
    return batch * heads * tokens**2


# %% wrong bytes-heads-squared -> test-attention-bytes
# squares heads times tokens
def attention_bytes(batch, heads, tokens):
    return 4 * batch * (heads * tokens) ** 2


# %% wrong bytes-in-and-out -> test-attention-bytes
# counts the scores and the result
def attention_bytes(batch, heads, tokens):
    return 2 * 4 * batch * heads * tokens**2


# %% wrong bytes-in-bits -> test-attention-bytes
# gives bits, not bytes
def attention_bytes(batch, heads, tokens):
    return 32 * batch * heads * tokens**2


# %% wrong bytes-in-kilobytes -> test-attention-bytes
# gives kilobytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens**2 / 1024


# %% wrong bytes-linear-in-tokens -> test-attention-bytes
# counts each token once, not each pair of tokens
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens


# %% wrong bytes-of-float64 -> test-attention-bytes
# takes 8 bytes for a number
def attention_bytes(batch, heads, tokens):
    return 8 * batch * heads * tokens**2


# %% wrong bytes-of-half-the-pairs -> test-attention-bytes
# counts each pair of tokens once, and the diagonal
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens * (tokens + 1) // 2


# %% wrong bytes-of-one-example -> test-attention-bytes
# forgets the batch
def attention_bytes(batch, heads, tokens):
    return 4 * heads * tokens**2


# %% wrong bytes-of-one-head -> test-attention-bytes
# forgets the heads
def attention_bytes(batch, heads, tokens):
    return 4 * batch * tokens**2


# %% right bytes-as-float
# gives a float with the right value
def attention_bytes(batch, heads, tokens):
    return float(np.prod([batch, heads, tokens, tokens, 4.0]))


# %% right bytes-by-shift
# shifts by two bits in place of multiplying by 4
def attention_bytes(batch, heads, tokens):
    return (batch * heads * tokens**2) << 2


# %% right bytes-from-shape
# multiplies a shape with math.prod
import math


def attention_bytes(batch, heads, tokens):
    shape = (batch, heads, tokens, tokens)
    return math.prod(shape) * np.dtype(np.float32).itemsize


# %% wrong slope-at-one -> test-sigmoid-slopes
# takes the slope at x = 1
largest_slope = 0.19661193
ten_layers = 0.19661193**10


# %% wrong slope-of-a-half -> test-sigmoid-slopes
# takes the value at 0 for the slope at 0
largest_slope = 0.5
ten_layers = 0.5**10


# %% wrong slope-of-one -> test-sigmoid-slopes
# takes 1 for the largest slope
largest_slope = 1
ten_layers = 1


# %% wrong slopes-base-exchanged -> test-sigmoid-slopes
# raises 10 to the slope's power
largest_slope = 0.25
ten_layers = 1 / 10**0.25


# %% wrong slopes-of-eleven-layers -> test-sigmoid-slopes
# multiplies eleven slopes
largest_slope = 0.25
ten_layers = 0.25**11


# %% wrong slopes-of-nine-layers -> test-sigmoid-slopes
# multiplies nine slopes
largest_slope = 0.25
ten_layers = 0.25**9


# %% wrong slopes-rounded-to-zero -> test-sigmoid-slopes
# says that nothing at all is left
largest_slope = 0.25
ten_layers = 0.0


# %% wrong slopes-times-ten -> test-sigmoid-slopes
# multiplies the slope by ten, not ten slopes
largest_slope = 0.25
ten_layers = 0.25 / 10


# %% wrong limits-doubled -> test-exponential-limits
# doubles the limit with the bits
float32_limit = 88
float64_limit = 176


# %% wrong limits-exchanged -> test-exponential-limits
# swaps the two limits
float32_limit = 709
float64_limit = 88


# %% wrong limits-not-whole -> test-exponential-limits
# gives the logarithms, not whole numbers
float32_limit = 88.72
float64_limit = 709.78


# %% wrong limits-of-base-ten -> test-exponential-limits
# gives exponents of 10, not of e
float32_limit = 38
float64_limit = 308


# %% wrong limits-of-base-two -> test-exponential-limits
# gives exponents of 2, not of e
float32_limit = 127
float64_limit = 1023


# %% wrong limits-one-too-small -> test-exponential-limits
# gives exponents one below the limit
float32_limit = 87
float64_limit = 708


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
