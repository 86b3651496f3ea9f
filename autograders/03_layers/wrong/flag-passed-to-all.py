# idea: passes the flag to every layer, also to those that take none
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training)
        return x
