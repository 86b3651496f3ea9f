# %% wrong q1-bias-of-inputs -> test-q1
# counts a bias number for each input
original = 625 * 180 + 625
doubled = 625 * 360 + 625


# %% wrong q1-remainders -> test-q1
# writes down the remainders of the visible test
original = 625 * 180 + 180 - 97 * 100
doubled = 625 * 360 + 360 - 97 * 100


# %% wrong q1-without-bias -> test-q1
# counts the weights only
original = 625 * 180
doubled = 625 * 360


# %% wrong q1-bias-not-doubled -> test-q1
# doubles the weights and not the bias
doubled = 2 * 625 * 180 + 180


# %% wrong q1-doubled-not-changed -> test-q1
# believes that the number of outputs does not matter
doubled = 625 * 180 + 180


# %% wrong q2-last-layer-forgotten -> test-q2
# counts two of the three layers
total = 900 * 300 + 300 + 300 * 120 + 120


# %% wrong q2-page-network -> test-q2
# answers for the network of the module's page
total = 235146
parameter_bytes = 940584
activation_bytes = 150784


# %% wrong q2-without-biases -> test-q2
# counts no biases
total = 900 * 300 + 300 * 120 + 120 * 26


# %% wrong q2-float64 -> test-q2
# takes 8 bytes a number
parameter_bytes = 8 * 309566
activation_bytes = 8 * 48 * 1346


# %% wrong q2-activation-numbers -> test-q2
# gives how many activations there are, not their bytes
activation_bytes = 48 * (900 + 300 + 120 + 26)


# %% wrong q2-inner-ones-twice -> test-q2
# counts the inner activations once as output and once as input
activation_bytes = 4 * 48 * (900 + 300 + 300 + 120 + 120 + 26)


# %% wrong q2-no-batch -> test-q2
# counts the activations of one sample
activation_bytes = 4 * (900 + 300 + 120 + 26)


# %% wrong q2-without-input -> test-q2
# forgets the input among the activations
activation_bytes = 4 * 48 * (300 + 120 + 26)


# %% wrong q4-flops -> test-q4
# counts FLOPs: additions as well as multiplications
multiplications = 2 * 40 * 1152 * 192
ratio = multiplications // (40 * 192)


# %% wrong q4-no-batch -> test-q4
# forgets the batch among the multiplications
multiplications = 1152 * 192


# %% wrong q4-square-of-inputs -> test-q4
# multiplies the inputs twice
multiplications = 40 * 1152 * 1152


# %% wrong q4-bias-once -> test-q4
# counts the bias additions of one sample
bias_additions = 192
ratio = 40 * 1152 * 192 // 192


# %% wrong q4-ratio-inverted -> test-q4
# divides the wrong way round
ratio = (40 * 192) / (40 * 1152 * 192)


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
