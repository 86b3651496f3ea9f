# idea: counts elements, not bytes
# fails: test-q7-strides
strides = (30, 6, 1)
