# idea: returns the bytes of one element
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return self.data.itemsize
