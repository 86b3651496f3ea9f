# idea: takes a tuple of ints for a list of rows
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple) and all(isinstance(k, int) for k in key):
            key = list(key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
