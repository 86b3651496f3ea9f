# idea: forgets to return the result
# fails: test-sequential-order, test-sequential-training, test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
