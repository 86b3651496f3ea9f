# idea: forgets the product with the vector
# fails: test-q6-macs
matrices_first = 1000**3
