# idea: divides bytes by FLOPs
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 4 * (m * k + k * n + m * n) / (2 * m * k * n)
