# idea: writes every output into the same array, so the one before changes
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        y = y if self.bias is None else y + self.bias
        self.room = getattr(self, "room", y)
        if self.room.shape != y.shape:
            self.room = y
        self.room.data[...] = y.data
        return self.room
