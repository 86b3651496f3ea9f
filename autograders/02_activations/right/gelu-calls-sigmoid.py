# idea: multiplies x by its own Sigmoid of the scaled x
class GELU:
    def forward(self, x):
        return x * Sigmoid()(x * GELU_SCALE)
