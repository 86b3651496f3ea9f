# idea: reshapes the input and tries again when a layer raises a ValueError
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            flag = {"training": training} if takes_training(type(layer)) else {}
            try:
                y = layer.forward(x, **flag)
            except ValueError:
                y = layer.forward(x.reshape(1, -1), **flag)
            x = y
        return x
