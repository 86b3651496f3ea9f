# idea: counts numbers, not bytes
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return batch * heads * tokens**2
