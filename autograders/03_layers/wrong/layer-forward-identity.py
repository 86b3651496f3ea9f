# idea: a layer without forward gives its input back
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        return x
