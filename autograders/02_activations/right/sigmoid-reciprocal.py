# idea: uses np.reciprocal on its own buffer
class Sigmoid:
    def forward(self, x):
        buffer = np.exp(np.clip(-x.data, -80, 80))
        buffer += 1
        return Tensor.from_operation(np.reciprocal(buffer, out=buffer), "sigmoid", x)
