# idea: shows shape, then data, on lines of their own
class Tensor:
    def __repr__(self):
        shape = ",".join(str(size) for size in self.shape)
        return f"<Tensor\n  shape: ({shape})\n  data:\n{self.data!r}>"
