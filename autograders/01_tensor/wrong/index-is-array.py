# idea: returns an array from an index
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        return self.data[key]
