# idea: thinks that transpose moves the numbers
# fails: test-q7-strides
transposed_strides = (120, 20, 4)
