# idea: thinks that float64 takes as much as float32
# fails: test-q5-bytes
double_bytes = 250 * 480 * 640 * 4
