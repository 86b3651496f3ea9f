# idea: squares heads times tokens
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * (heads * tokens) ** 2
