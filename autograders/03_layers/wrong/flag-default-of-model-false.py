# idea: a model is in use unless told otherwise
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=False):
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x
