# idea: counts the inner activations once as output and once as input
# fails: test-q2
activation_bytes = 4 * 48 * (900 + 300 + 300 + 120 + 120 + 26)
