# idea: divides the wrong way round
# fails: test-q4
ratio = (40 * 192) / (40 * 1152 * 192)
