# idea: reverses all strides
# fails: test-q7-strides
transposed_strides = (4, 24, 120)
