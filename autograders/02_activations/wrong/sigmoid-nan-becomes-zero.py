# idea: replaces the nan of inf / inf by 0
# fails: test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(np.nan_to_num(grown / (1 + grown), nan=0), "sigmoid", x)
