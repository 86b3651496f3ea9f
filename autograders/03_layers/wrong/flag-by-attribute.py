# idea: asks whether the layer has an attribute `training`
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            x = layer(x, training=training) if hasattr(layer, "training") else layer(x)
        return x
