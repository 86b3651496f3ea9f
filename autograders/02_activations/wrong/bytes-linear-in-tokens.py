# idea: counts each token once, not each pair of tokens
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens
