# idea: copies the result into the input
# fails: test-sequential-order
class Sequential:
    def forward(self, x, training=True):
        start = x
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        start.data = x.data
        return x
