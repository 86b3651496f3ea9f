# idea: counts the scores and the result
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 2 * 4 * batch * heads * tokens**2
