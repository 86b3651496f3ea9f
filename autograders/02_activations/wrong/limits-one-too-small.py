# idea: gives exponents one below the limit
# fails: test-exponential-limits
float32_limit = 87
float64_limit = 708
