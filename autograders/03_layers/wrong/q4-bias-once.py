# idea: counts the bias additions of one sample
# fails: test-q4
bias_additions = 192
ratio = 40 * 1152 * 192 // 192
