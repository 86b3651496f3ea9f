# idea: takes the training flag and does not tell the layers, so Dropout drops in use, too
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x)
        return x
