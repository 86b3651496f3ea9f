# idea: drops repeated rows and sorts them
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, np.ndarray) and key.dtype != bool:
            key = np.unique(key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
