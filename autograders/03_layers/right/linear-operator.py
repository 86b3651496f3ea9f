# idea: uses @ and names its steps
class Linear:
    def forward(self, x):
        product = x @ self.weight
        return product + self.bias if self.bias is not None else product
