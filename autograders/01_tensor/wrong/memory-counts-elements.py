# idea: counts elements instead of bytes
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return self.data.size
