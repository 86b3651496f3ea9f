# idea: folds the layers with reduce
class Sequential:
    def forward(self, x, training=True):
        return functools.reduce(
            lambda value, layer: (
                layer(value, training=training) if takes_training(type(layer)) else layer(value)
            ),
            self.layers,
            x,
        )
