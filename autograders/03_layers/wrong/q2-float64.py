# idea: takes 8 bytes a number
# fails: test-q2
parameter_bytes = 8 * 309566
activation_bytes = 8 * 48 * 1346
