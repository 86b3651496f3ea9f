# idea: counts all of the array that a part was cut from
# fails: test-memory-footprint
class Tensor:
    def memory_footprint(self):
        return self.data.nbytes if self.data.base is None else self.data.base.nbytes
