# idea: counts the bytes of the right operand only
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (4 * k * n)
