# idea: counts 8 bytes a number
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (8 * (m * k + k * n + m * n))
