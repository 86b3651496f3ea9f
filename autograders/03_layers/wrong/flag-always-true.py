# idea: passes training=True whatever it is told
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=True) if takes_training(type(layer)) else layer(x)
        return x
