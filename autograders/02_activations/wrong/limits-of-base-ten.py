# idea: gives exponents of 10, not of e
# fails: test-exponential-limits
float32_limit = 38
float64_limit = 308
