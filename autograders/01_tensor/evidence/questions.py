# %% wrong strides-in-elements -> test-q7-strides
# counts elements, not bytes
strides = (30, 6, 1)


# %% wrong strides-of-a-matrix -> test-q7-strides
# leaves the axis of the stack out
strides = (6 * 4, 4)


# %% right numbers-by-numpy
# computes the answers with NumPy, as floats, arrays and lists
def matmul_intensity(m, k, n):
    sizes = np.array([m * k, k * n, m * n], dtype=np.float64)
    return 2.0 * m * n * k / (sizes * np.dtype(np.float32).itemsize).sum()


film_bytes = np.prod((250, 480, 640)) * 4
double_bytes = 614.4e6
mean_bytes = np.zeros((480, 640), dtype=np.float32).nbytes
difference_bytes = film_bytes
stack_macs = 1.024e7
stack_flops = 2 * stack_macs
matrices_first = 1e9 + 1e6
vector_first = 2e6
strides = list(np.zeros((4, 5, 6), dtype=np.float32).strides)
transposed_strides = np.array([120, 4, 24])
offset = ((2 * 5 + 3) * 6 + 4) * 4


# %% right numbers-written-out
# writes the answers as plain numbers
def matmul_intensity(m, k, n):
    return 1 / (2 / n + 2 / m + 2 / k)


film_bytes = 307_200_000
double_bytes = 614_400_000
mean_bytes = 1_228_800
difference_bytes = 307_200_000
stack_macs = 10_240_000
stack_flops = 20_480_000
matrices_first = 1_001_000_000
vector_first = 2_000_000
strides = (120, 24, 4)
transposed_strides = (120, 4, 24)
offset = 328
