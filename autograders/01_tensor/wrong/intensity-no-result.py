# idea: forgets that the result is written
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (4 * (m * k + k * n))
