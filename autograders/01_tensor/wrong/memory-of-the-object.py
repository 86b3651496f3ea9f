# idea: asks sys.getsizeof, which adds the bookkeeping of the array
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return self.data.__sizeof__()
