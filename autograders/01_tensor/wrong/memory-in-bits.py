# idea: counts bits
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return 32 * self.data.size
