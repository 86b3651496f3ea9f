# idea: keeps where a number lies below 1 - p, by a helper
def keep_mask(shape, probability):
    return (np.random.random(shape) < probability).astype(np.float32)


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        keep = 1.0 - self.p
        if keep == 0:
            return Tensor(np.zeros_like(x.data), requires_grad=x.requires_grad)
        return x * Tensor(keep_mask(x.shape, keep)) * Tensor(np.array(1.0 / keep))
