# idea: writes out the fraction for x limited to 20
class Tanh:
    def forward(self, x):
        near = np.clip(x.data, -20, 20)
        up, down = np.exp(near), np.exp(-near)
        return Tensor.from_operation((up - down) / (up + down), "tanh", x)
