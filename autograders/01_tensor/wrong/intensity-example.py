# idea: returns the number of the example
# fails: test-q1-intensity
def matmul_intensity(m, k, n):
    return 48 / 104
