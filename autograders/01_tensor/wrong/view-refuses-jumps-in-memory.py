# idea: refuses tensors that are not contiguous, as PyTorch's view does
# fails: test-view
class Tensor:
    def view(self, *shape):
        if not self.data.flags.c_contiguous:
            raise RuntimeError("view size is not compatible")
        return self.reshape(*shape)
