# idea: catches the TypeErrors that speak of the flag
# fails: test-sequential-errors
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            try:
                x = layer(x, training=training)
            except TypeError as error:
                if "unexpected keyword" not in str(error):
                    raise
                x = layer(x)
        return x
