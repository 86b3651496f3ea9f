# idea: takes the booleans of a mask for the indices 0 and 1
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, np.ndarray):
            key = key.astype(int)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
