# idea: remembers the output of the first pass
# fails: test-sequential-order, test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        if not hasattr(self, "output"):
            for layer in self.layers:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            self.output = x
        return self.output
