# idea: counts each pair of tokens once, and the diagonal
# fails: test-attention-bytes
def attention_bytes(batch, heads, tokens):
    return 4 * batch * heads * tokens * (tokens + 1) // 2
