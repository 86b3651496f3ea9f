# idea: runs a layer that stands there twice only once
# fails: test-sequential-order
class Sequential:
    def forward(self, x, training=True):
        seen = set()
        for layer in self.layers:
            if id(layer) not in seen:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            seen.add(id(layer))
        return x
