# idea: stops quietly when shapes do not fit
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except ValueError as error:
                print(error)
                break
        return x
