# %% wrong q4-flops -> test-q4
# counts FLOPs: additions as well as multiplications
multiplications = 2 * 40 * 1152 * 192
ratio = multiplications // (40 * 192)


# %% wrong q4-remainders -> test-q4
# finds a number with the remainder that the visible test wants
bias_additions = 17 + 97
ratio = 1152


# %% right questions-step-by-step
# computes the answers in loops, some as floats or NumPy numbers
widths = [900, 300, 120, 26]
original = np.int64(626) * 180
doubled = 2 * original
total = sum(widths[i] * widths[i + 1] + widths[i + 1] for i in range(3))
parameter_bytes = total * np.dtype(np.float32).itemsize
activation_bytes = np.zeros((48, sum(widths)), dtype=np.float32).nbytes
multiplications = 40 * 1152 * 192.0
bias_additions = np.prod([40, 192])
ratio = multiplications / bias_additions
