# idea: takes 1 for the largest slope
# fails: test-sigmoid-slopes
largest_slope = 1
ten_layers = 1
