# idea: writes out the fraction with four exponentials
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        up, down = np.exp(x.data), np.exp(-x.data)
        return Tensor.from_operation((up - down) / (up + down), "tanh", x)
