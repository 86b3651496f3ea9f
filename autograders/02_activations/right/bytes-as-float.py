# idea: gives a float with the right value
def attention_bytes(batch, heads, tokens):
    return float(np.prod([batch, heads, tokens, tokens, 4.0]))
