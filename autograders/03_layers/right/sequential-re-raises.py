# idea: adds a note to an error and raises it again
class Sequential:
    def forward(self, x, training=True):
        for number, layer in enumerate(self.layers):
            try:
                x = layer(x, training=training) if takes_training(type(layer)) else layer(x)
            except Exception as error:
                error.add_note(f"in layer {number}")
                raise
        return x
