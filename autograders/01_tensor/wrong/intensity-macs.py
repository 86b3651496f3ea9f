# idea: counts multiply-accumulates instead of FLOPs
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return m * k * n / (4 * (m * k + k * n + m * n))
