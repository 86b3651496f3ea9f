# idea: takes 8 bytes for a number
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 8 * batch * heads * tokens**2
