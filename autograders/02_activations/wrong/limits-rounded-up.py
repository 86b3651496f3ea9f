# idea: gives the first exponents that overflow
# fails: test-exponential-limits
float32_limit = 89
float64_limit = 710
