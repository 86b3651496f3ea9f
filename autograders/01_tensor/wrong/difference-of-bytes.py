# idea: subtracts the bytes of the mean from those of the film
# fails: test-q5-bytes
difference_bytes = 250 * 480 * 640 * 4 - 480 * 640 * 4
