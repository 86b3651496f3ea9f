# idea: computes the answers with NumPy, as floats, arrays and lists
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
