# idea: believes that the number of outputs does not matter
# fails: test-q1
doubled = 625 * 180 + 180
