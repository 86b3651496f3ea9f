# idea: counts two of the three layers
# fails: test-q2
total = 900 * 300 + 300 + 300 * 120 + 120
