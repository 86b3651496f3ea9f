# idea: forgets the input among the activations
# fails: test-q2
activation_bytes = 4 * 48 * (300 + 120 + 26)
