# idea: counts a bias number for each input
# fails: test-q1
original = 625 * 180 + 625
doubled = 625 * 360 + 625
