# idea: gives the logarithms, not whole numbers
# fails: test-exponential-limits
float32_limit = 88.72
float64_limit = 709.78
