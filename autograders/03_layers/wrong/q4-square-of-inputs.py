# idea: multiplies the inputs twice
# fails: test-q4
multiplications = 40 * 1152 * 1152
