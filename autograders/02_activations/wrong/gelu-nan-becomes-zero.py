# idea: replaces the nan of an overflow by 0
# fails: test-gelu-large
class GELU:
    def forward(self, x):
        grown = np.exp(GELU_SCALE * x.data)
        return Tensor.from_operation(np.nan_to_num(x.data * (grown / (1 + grown))), "gelu", x)
