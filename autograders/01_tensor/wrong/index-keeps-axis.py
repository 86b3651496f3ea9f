# idea: keeps the axis of an int with size 1
# fails: test-indexing
class Tensor:
    def __getitem__(self, key):
        part = self.data[[key] if isinstance(key, int) else key]
        return Tensor.from_operation(part, "getitem", self, key=key)
