# idea: counts 8 bytes an element, as for float64
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return 8 * self.data.size
