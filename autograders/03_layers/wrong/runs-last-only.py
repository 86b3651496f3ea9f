# idea: gives every layer the model's input and returns the last output
# fails: test-sequential-order, test-sequential-training, test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        output = x
        for layer in self.layers:
            output = layer(x, training=training) if takes_training(type(layer)) else layer(x)
        return output
