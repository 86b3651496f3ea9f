# idea: thinks that the mean over axis 0 is as large as the film
# fails: test-q5-bytes
mean_bytes = 250 * 480 * 640 * 4
