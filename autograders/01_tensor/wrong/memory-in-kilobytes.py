# idea: returns kilobytes
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return self.data.nbytes / 1024
