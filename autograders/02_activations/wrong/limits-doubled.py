# idea: doubles the limit with the bits
# fails: test-exponential-limits
float32_limit = 88
float64_limit = 176
