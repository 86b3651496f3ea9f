# idea: squares batch times tokens
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * heads * (batch * tokens) ** 2
