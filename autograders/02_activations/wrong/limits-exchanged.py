# idea: swaps the two limits
# fails: test-exponential-limits
float32_limit = 709
float64_limit = 88
