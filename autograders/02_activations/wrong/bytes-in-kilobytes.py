# idea: gives kilobytes
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens**2 / 1024
