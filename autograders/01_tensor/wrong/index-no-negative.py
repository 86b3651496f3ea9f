# idea: refuses negative indices
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, int) and key < 0:
            raise IndexError("negative index")
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
