# idea: counts the activations of one sample
# fails: test-q2
activation_bytes = 4 * (900 + 300 + 120 + 26)
