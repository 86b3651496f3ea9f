# idea: passes the flag to Dropout but not into nested chains
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if isinstance(layer, Dropout) else layer(x)
        return x
