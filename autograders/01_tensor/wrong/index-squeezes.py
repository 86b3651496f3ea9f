# idea: drops axes of size 1 from a part
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        return Tensor.from_operation(self.data[key].squeeze(), "getitem", self, key=key)
