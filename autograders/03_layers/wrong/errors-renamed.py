# idea: turns every error into a RuntimeError
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except (TypeError, ValueError) as error:
                raise RuntimeError("a layer failed") from error
        return x
