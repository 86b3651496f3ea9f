# idea: uses the formula for square matrices
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return m / 6
