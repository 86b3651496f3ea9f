# idea: puts a new array into the input and returns the input
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        x.data = np.maximum(x.data, 0)
        return x
