# idea: doubles the weights and not the bias
# fails: test-q1
doubled = 2 * 625 * 180 + 180
