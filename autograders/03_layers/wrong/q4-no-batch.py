# idea: forgets the batch among the multiplications
# fails: test-q4
multiplications = 1152 * 192
