# idea: returns None for an index past the end
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        try:
            return Tensor.from_operation(self.data[key], "getitem", self, key=key)
        except IndexError:
            return None
