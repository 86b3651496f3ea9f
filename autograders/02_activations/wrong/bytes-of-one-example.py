# idea: forgets the batch
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * heads * tokens**2
