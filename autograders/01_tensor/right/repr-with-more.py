# idea: shows type and gradient in repr as well
class Tensor:
    def __repr__(self):
        return (
            f"Tensor(data={self.data.tolist()}, shape={self.shape}, "
            f"dtype={self.dtype}, requires_grad={self.requires_grad})"
        )
