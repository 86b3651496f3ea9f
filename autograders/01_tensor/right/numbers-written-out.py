# idea: writes the answers as plain numbers
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
