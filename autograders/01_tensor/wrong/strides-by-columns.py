# idea: thinks of memory column by column
# fails: test-q7-strides
strides = (4, 16, 80)
