# idea: counts an empty batch as one example
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * max(batch, 1) * heads * tokens**2
