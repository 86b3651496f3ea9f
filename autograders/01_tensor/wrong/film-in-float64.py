# idea: counts 8 bytes for each number of a Tensor
# fails: test-q5-bytes
film_bytes = 250 * 480 * 640 * 8
