# idea: uses only the first part of a tuple of keys
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple):
            key = key[0]
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
