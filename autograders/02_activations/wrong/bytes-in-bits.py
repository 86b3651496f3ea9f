# idea: gives bits, not bytes
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 32 * batch * heads * tokens**2
