# idea: rounds the product to four digits
largest_slope = 1 / 4
ten_layers = 9.537e-07
