# idea: forward of the model takes no flag
# fails: test-sequential-training
class Sequential:
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
