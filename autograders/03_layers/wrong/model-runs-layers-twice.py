# idea: runs every layer once to look at its output and once for the result
# fails: test-sequential-order
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if (layer(x, training=training) if takes_training(type(layer)) else layer(x)) is None:
                raise ValueError("a layer gave nothing")
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x
