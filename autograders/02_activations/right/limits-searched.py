# idea: counts up until the exponential overflows
def last_finite(kind):
    with np.errstate(over="ignore"):
        return max(n for n in range(1000) if np.isfinite(np.exp(kind(n))))


float32_limit = last_finite(np.float32)
float64_limit = last_finite(np.float64)
