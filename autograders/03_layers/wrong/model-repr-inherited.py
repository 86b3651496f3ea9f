# idea: shows Sequential() without its layers
# fails: test-repr
class Sequential:
    def __repr__(self):
        return "Sequential()"
