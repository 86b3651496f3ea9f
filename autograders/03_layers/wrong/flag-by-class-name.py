# idea: asks for the name of the class
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if type(layer).__name__ in ("Dropout", "Sequential"):
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x
