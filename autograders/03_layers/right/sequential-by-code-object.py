# idea: looks at the names of the arguments in the code object
class Sequential:
    def forward(self, x, training=True):
        for layer in self.layers:
            code = type(layer).forward.__code__
            takes = "training" in code.co_varnames[: code.co_argcount]
            x = layer(x, training=training) if takes else layer(x)
        return x
