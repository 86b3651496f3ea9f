# idea: replaces the nan of inf / inf by one half
# fails: test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(np.nan_to_num(grown / (1 + grown), nan=0.5), "sigmoid", x)
