# idea: takes the slope at x = 1
# fails: test-sigmoid-slopes
largest_slope = 0.19661193
ten_layers = 0.19661193**10
