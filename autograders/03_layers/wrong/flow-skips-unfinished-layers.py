# idea: leaves out layers that raise NotImplementedError
# fails: test-sequential-errors
import contextlib


class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            with contextlib.suppress(NotImplementedError):
                x = (
                    layer.forward(x, training=training)
                    if takes_training(type(layer))
                    else layer.forward(x)
                )
        return x
