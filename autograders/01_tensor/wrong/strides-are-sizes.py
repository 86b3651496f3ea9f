# idea: multiplies the size of each axis by 4
# fails: test-q7-strides
strides = (16, 20, 24)
