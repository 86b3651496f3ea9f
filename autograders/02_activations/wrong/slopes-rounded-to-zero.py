# idea: says that nothing at all is left
# fails: test-sigmoid-slopes
largest_slope = 0.25
ten_layers = 0.0
