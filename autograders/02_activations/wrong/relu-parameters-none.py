# idea: parameters gives None in place of an empty list
# fails: test-relu-result
class ReLU:
    def parameters(self):
        return None
