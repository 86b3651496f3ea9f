# idea: asks for the very classes Dropout and Sequential, not for those made from them
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            known = type(layer) in (Dropout, Sequential)
            x = layer(x, training=training) if known else layer(x)
        return x
