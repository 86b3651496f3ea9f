# idea: returns nested lists
# fails: test-tanh-values, test-tanh-result
class Tanh:
    def forward(self, x):
        return np.tanh(x.data).tolist()
