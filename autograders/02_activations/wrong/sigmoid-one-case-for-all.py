# idea: chooses the form once for the whole array, by its largest number
# fails: test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        positive = x.data.max(initial=0) > 0
        grown = 1 / np.exp(-x.data) if positive else np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)
