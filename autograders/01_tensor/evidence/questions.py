# %% wrong intensity-exact-additions -> test-q1-intensity
# counts one addition less than multiplications
def matmul_intensity(m, k, n):
    return (2 * k - 1) * m * n / (4 * (m * k + k * n + m * n))


# %% wrong intensity-example -> test-q1-intensity
# returns the number of the example
def matmul_intensity(m, k, n):
    return 48 / 104


# %% wrong intensity-float64 -> test-q1-intensity
# counts 8 bytes a number
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (8 * (m * k + k * n + m * n))


# %% wrong intensity-macs -> test-q1-intensity
# counts multiply-accumulates instead of FLOPs
def matmul_intensity(m, k, n):
    return m * k * n / (4 * (m * k + k * n + m * n))


# %% wrong intensity-no-result -> test-q1-intensity
# forgets that the result is written
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (4 * (m * k + k * n))


# %% wrong intensity-per-element -> test-q1-intensity
# divides by numbers moved instead of bytes
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (m * k + k * n + m * n)


# %% wrong intensity-reciprocal -> test-q1-intensity
# divides bytes by FLOPs
def matmul_intensity(m, k, n):
    return 4 * (m * k + k * n + m * n) / (2 * m * k * n)


# %% wrong intensity-square-only -> test-q1-intensity
# uses the formula for square matrices
def matmul_intensity(m, k, n):
    return m / 6


# %% wrong intensity-weights-only -> test-q1-intensity
# counts the bytes of the right operand only
def matmul_intensity(m, k, n):
    return 2 * m * k * n / (4 * k * n)


# %% wrong intensity-whole -> test-q1-intensity
# divides without a remainder
def matmul_intensity(m, k, n):
    return 2 * m * k * n // (4 * (m * k + k * n + m * n))


# %% wrong film-in-elements -> test-q5-bytes
# counts numbers, not bytes
film_bytes = 250 * 480 * 640


# %% wrong film-in-float64 -> test-q5-bytes
# counts 8 bytes for each number of a Tensor
film_bytes = 250 * 480 * 640 * 8


# %% wrong film-in-megabytes -> test-q5-bytes
# gives megabytes
film_bytes = 307.2


# %% wrong double-as-float32 -> test-q5-bytes
# thinks that float64 takes as much as float32
double_bytes = 250 * 480 * 640 * 4


# %% wrong mean-keeps-the-film -> test-q5-bytes
# thinks that the mean over axis 0 is as large as the film
mean_bytes = 250 * 480 * 640 * 4


# %% wrong mean-over-pictures -> test-q5-bytes
# counts the mean over each picture instead of over time
mean_bytes = 250 * 4


# %% wrong difference-of-bytes -> test-q5-bytes
# subtracts the bytes of the mean from those of the film
difference_bytes = 250 * 480 * 640 * 4 - 480 * 640 * 4


# %% wrong difference-of-one-picture -> test-q5-bytes
# thinks that the difference has the size of the mean
difference_bytes = 480 * 640 * 4


# %% wrong result-size-for-macs -> test-q6-macs
# counts the entries of the result
stack_macs = 16 * 50 * 200


# %% wrong stack-macs-of-all-pairs -> test-q6-macs
# counts every matrix with every other
stack_macs = 16 * 16 * 50 * 64 * 200


# %% wrong stack-macs-of-one-pair -> test-q6-macs
# counts one pair of the stack
stack_macs = 50 * 64 * 200


# %% wrong stack-flops-are-macs -> test-q6-macs
# gives MACs for FLOPs
stack_flops = 16 * 50 * 64 * 200


# %% wrong matrices-first-without-vector -> test-q6-macs
# forgets the product with the vector
matrices_first = 1000**3


# %% wrong chain-in-flops -> test-q6-macs
# counts FLOPs for the chain of products
vector_first = 4 * 1000**2


# %% wrong order-does-not-matter -> test-q6-macs
# thinks that the order of products changes nothing
vector_first = 1000**3 + 1000**2


# %% wrong strides-are-sizes -> test-q7-strides
# multiplies the size of each axis by 4
strides = (16, 20, 24)


# %% wrong strides-by-columns -> test-q7-strides
# thinks of memory column by column
strides = (4, 16, 80)


# %% wrong strides-in-elements -> test-q7-strides
# counts elements, not bytes
strides = (30, 6, 1)


# %% wrong transpose-keeps-strides -> test-q7-strides
# thinks that transpose moves the numbers
transposed_strides = (120, 20, 4)


# %% wrong transpose-reverses-strides -> test-q7-strides
# reverses all strides
transposed_strides = (4, 24, 120)


# %% wrong offset-from-one -> test-q7-strides
# counts places from 1
offset = 3 * 120 + 4 * 24 + 5 * 4


# %% wrong offset-in-elements -> test-q7-strides
# counts elements to the number, not bytes
offset = 2 * 30 + 3 * 6 + 4


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
