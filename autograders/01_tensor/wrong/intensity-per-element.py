# idea: divides by numbers moved instead of bytes
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (m * k + k * n + m * n)
