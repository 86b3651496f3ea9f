# idea: looks at the signature of __call__, which names no flag
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            if "training" in inspect.signature(layer).parameters:
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x
