# idea: multiplies the length of the first axis by 4
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return 4 * len(self.data)
