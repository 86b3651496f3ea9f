# idea: forgets the heads
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * tokens**2
