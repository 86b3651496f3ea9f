# idea: returns zeros of the right shape
# fails: test-linear-forward, test-linear-bias, test-linear-without-bias
class Linear:
    def forward(self, x):
        return Tensor(np.zeros((*x.shape[:-1], self.out_features)))
