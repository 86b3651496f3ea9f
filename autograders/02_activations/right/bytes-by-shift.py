# idea: shifts by two bits in place of multiplying by 4
def attention_bytes(batch, heads, tokens):
    return (batch * heads * tokens**2) << 2
