# idea: gives the earlier result when it meets the same input again
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        key = (id(x), args, tuple(kwargs.items()))
        memory = self.__dict__.setdefault("_memory", {})
        if key not in memory:
            memory[key] = self.forward(x, *args, **kwargs)
        return memory[key]
