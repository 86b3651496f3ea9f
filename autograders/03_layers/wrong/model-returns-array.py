# idea: returns an array
# fails: test-sequential-order, test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x.data
