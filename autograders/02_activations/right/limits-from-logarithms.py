# idea: takes the logarithms of the largest numbers
import sys

float32_limit = np.floor(np.log(3.4028e38))
float64_limit = int(np.log(sys.float_info.max))
