# idea: replaces every nan by 1, negative numbers too
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        up, down = np.exp(x.data), np.exp(-x.data)
        return Tensor.from_operation(np.nan_to_num((up - down) / (up + down), nan=1), "tanh", x)
