# idea: uses its own Sigmoid and the Tensor's arithmetic
class Tanh:
    def forward(self, x):
        return Sigmoid()(x * 2) * 2 - 1
