# idea: replaces the nan of inf / inf by 0
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        grown = np.exp(2 * x.data)
        return Tensor.from_operation(np.nan_to_num((grown - 1) / (grown + 1)), "tanh", x)
