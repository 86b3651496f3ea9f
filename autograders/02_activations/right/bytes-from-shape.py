# idea: multiplies a shape with math.prod
import math


def attention_bytes(batch, heads, tokens):
    shape = (batch, heads, tokens, tokens)
    return math.prod(shape) * np.dtype(np.float32).itemsize
