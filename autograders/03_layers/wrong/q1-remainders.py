# idea: writes down the remainders of the visible test
# fails: test-q1
original = 625 * 180 + 180 - 97 * 100
doubled = 625 * 360 + 360 - 97 * 100
