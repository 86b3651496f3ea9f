# idea: prints that a layer failed, and goes on
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = (
                    layer.forward(x, training=training)
                    if takes_training(type(layer))
                    else layer.forward(x)
                )
            except (IndexError, KeyError, ZeroDivisionError):
                print("layer failed")
        return x
