# idea: counts no biases
# fails: test-q2
total = 900 * 300 + 300 * 120 + 120 * 26
