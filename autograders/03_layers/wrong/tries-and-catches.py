# idea: tries the flag and catches TypeError, also one that a layer meant
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training)
            except TypeError:
                x = layer(x)
        return x
