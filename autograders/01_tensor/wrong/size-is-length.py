# idea: takes the length of the first axis for the number of elements
# fails: test-tensor-inspect
class Tensor:
    def size(self):
        return len(self.data)
