# idea: counts the mean over each picture instead of over time
# fails: test-q5-bytes
mean_bytes = 250 * 4
