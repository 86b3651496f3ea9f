# idea: starts again at the beginning for an index past the end
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, int):
            key = key % len(self.data)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
