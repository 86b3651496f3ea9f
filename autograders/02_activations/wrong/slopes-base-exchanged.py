# idea: raises 10 to the slope's power
# fails: test-sigmoid-slopes
largest_slope = 0.25
ten_layers = 1 / 10**0.25
