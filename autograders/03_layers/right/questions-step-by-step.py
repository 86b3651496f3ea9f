# idea: computes the answers in loops, some as floats or NumPy numbers
widths = [900, 300, 120, 26]
original = np.int64(626) * 180
doubled = 2 * original
total = sum(widths[i] * widths[i + 1] + widths[i + 1] for i in range(3))
parameter_bytes = total * np.dtype(np.float32).itemsize
activation_bytes = np.zeros((48, sum(widths)), dtype=np.float32).nbytes
multiplications = 40 * 1152 * 192.0
bias_additions = np.prod([40, 192])
ratio = multiplications / bias_additions
