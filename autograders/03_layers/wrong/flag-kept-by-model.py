# idea: keeps the last flag for the passes after it
# fails: test-sequential-training
class Sequential:
    def forward(self, x, training=None):
        self.training = getattr(self, "training", True) if training is None else training
        training = self.training
        for layer in self.layers:
            x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return x
