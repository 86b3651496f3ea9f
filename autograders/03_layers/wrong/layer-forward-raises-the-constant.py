# idea: raises NotImplemented, which is no exception
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        missing = NotImplemented
        raise missing(type(self).__name__)
