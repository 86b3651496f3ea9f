# idea: puts the gate into a method of its own
class GELU:
    scale = 1.702

    def gate(self, values):
        return (1 + np.tanh(self.scale * values / 2)) / 2

    def forward(self, x):
        return Tensor.from_operation(np.multiply(self.gate(x.data), x.data), "gelu", x)
