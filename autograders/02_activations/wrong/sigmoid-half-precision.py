# idea: computes in float16
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data.astype(np.float16)))
        return Tensor.from_operation(np.where(x.data < 0, small, 1) / (1 + small), "sigmoid", x)
