# idea: counts FLOPs for the chain of products
# fails: test-q6-macs
vector_first = 4 * 1000**2
