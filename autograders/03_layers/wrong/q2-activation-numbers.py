# idea: gives how many activations there are, not their bytes
# fails: test-q2
activation_bytes = 48 * (900 + 300 + 120 + 26)
