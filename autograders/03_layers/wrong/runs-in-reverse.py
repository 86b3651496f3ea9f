# idea: runs the layers from the last to the first
# fails: test-sequential-order
class Sequential:
    def forward(self, x, training=True):
        for layer in reversed(self.layers):
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x
