# idea: thinks that the order of products changes nothing
# fails: test-q6-macs
vector_first = 1000**3 + 1000**2
