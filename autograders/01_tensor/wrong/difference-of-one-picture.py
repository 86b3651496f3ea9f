# idea: thinks that the difference has the size of the mean
# fails: test-q5-bytes
difference_bytes = 480 * 640 * 4
