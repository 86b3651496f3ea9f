# idea: gives copies that keep requires_grad, also where nothing is dropped
class Dropout:
    def forward(self, x, training=True):
        data = x.data.copy()
        if training and self.p > 0:
            kept = rng.random(data.shape) >= self.p
            data = (
                np.where(kept, data / (1.0 - self.p), 0.0) if self.p < 1 else np.zeros_like(data)
            )
        return Tensor(data, requires_grad=x.requires_grad)
