# idea: counts places from 1
# fails: test-q7-strides
offset = 3 * 120 + 4 * 24 + 5 * 4
