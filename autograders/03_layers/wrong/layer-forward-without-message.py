# idea: raises the right error without a word
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        raise NotImplementedError
