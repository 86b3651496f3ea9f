# idea: gives None for a chain without layers
# fails: test-sequential-order
class Sequential:
    def forward(self, x, training=True):
        if not self.layers:
            return None
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x
