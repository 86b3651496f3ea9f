# idea: reduces one axis at a time, from the last to the first
def axes_of(tensor, axis):
    if axis is None:
        return list(range(tensor.ndim))[::-1]
    axes = axis if isinstance(axis, (tuple, list)) else [axis]
    return sorted((one % tensor.ndim for one in axes), reverse=True)


class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data
        for one in axes_of(self, axis):
            total = np.sum(total, axis=one, keepdims=keepdims)
        return Tensor(total)

    def mean(self, axis=None, keepdims=False):
        count = 1
        for one in axes_of(self, axis):
            count *= self.shape[one]
        return self.sum(axis, keepdims) * (1 / count)

    def max(self, axis=None, keepdims=False):
        largest = self.data
        for one in axes_of(self, axis):
            largest = np.sort(largest, axis=one)
            largest = np.take(largest, [-1], axis=one)
            largest = largest if keepdims else largest.squeeze(one)
        return Tensor(largest)
