# idea: cuts the tensor itself down to the part
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        self.data = np.asarray(self.data[key])
        return self
