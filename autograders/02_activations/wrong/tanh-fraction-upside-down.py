# idea: divides the sum of the exponentials by their difference
# fails: test-tanh-values, test-tanh-large
class Tanh:
    def forward(self, x):
        with np.errstate(all="ignore"):
            quotient = np.cosh(x.data) / np.sinh(x.data)
        return Tensor.from_operation(quotient, "tanh", x)
