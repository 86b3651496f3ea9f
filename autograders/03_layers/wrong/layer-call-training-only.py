# idea: believes that the flag is the only further argument there can be
# fails: test-layer
class Layer:
    def __call__(self, x, training=None):
        if training is None:
            return self.forward(x)
        return self.forward(x, training=training)
