# idea: the first layer, then the rest as a chain of its own
class Sequential:
    def forward(self, x, training=True):
        if not self.layers:
            return x
        first, *rest = self.layers
        y = first(x, training=training) if takes_training(type(first)) else first(x)
        return Sequential(*rest).forward(y, training=training)
