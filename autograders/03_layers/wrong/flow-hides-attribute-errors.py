# idea: calls a layer again when it raises an AttributeError
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
            except AttributeError:
                x = layer(x)
        return x
