# idea: passes the flag as second argument to whatever takes one
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if len(inspect.signature(layer.forward).parameters) > 1:
                x = layer(x, training)
            else:
                x = layer(x)
        return x
