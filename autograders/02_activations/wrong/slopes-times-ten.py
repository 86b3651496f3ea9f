# idea: multiplies the slope by ten, not ten slopes
# fails: test-sigmoid-slopes
largest_slope = 0.25
ten_layers = 0.25 / 10
