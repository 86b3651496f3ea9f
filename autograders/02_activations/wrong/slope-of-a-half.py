# idea: takes the value at 0 for the slope at 0
# fails: test-sigmoid-slopes
largest_slope = 0.5
ten_layers = 0.5**10
