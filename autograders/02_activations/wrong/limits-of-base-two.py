# idea: gives exponents of 2, not of e
# fails: test-exponential-limits
float32_limit = 127
float64_limit = 1023
