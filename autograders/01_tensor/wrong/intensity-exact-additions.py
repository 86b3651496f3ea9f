# idea: counts one addition less than multiplications
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return (2 * k - 1) * m * n / (4 * (m * k + k * n + m * n))
