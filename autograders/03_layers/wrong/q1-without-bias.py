# idea: counts the weights only
# fails: test-q1
original = 625 * 180
doubled = 625 * 360
