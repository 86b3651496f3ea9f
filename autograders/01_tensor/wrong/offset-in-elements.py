# idea: counts elements to the number, not bytes
# fails: test-q7-strides
offset = 2 * 30 + 3 * 6 + 4
