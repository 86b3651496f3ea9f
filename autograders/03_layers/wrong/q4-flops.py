# idea: counts FLOPs: additions as well as multiplications
# fails: test-q4
multiplications = 2 * 40 * 1152 * 192
ratio = multiplications // (40 * 192)
