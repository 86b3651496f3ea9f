# idea: keeps weight and bias in a dictionary, behind properties
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.normal(size=(in_features, out_features)) / in_features**0.5
        self.tensors = {"weight": Tensor(weight, True), "bias": None}
        if bias:
            self.tensors["bias"] = Tensor(np.zeros(out_features), True)

    @property
    def weight(self):
        return self.tensors["weight"]

    @weight.setter
    def weight(self, tensor):
        self.tensors["weight"] = tensor

    @property
    def bias(self):
        return self.tensors["bias"]

    @bias.setter
    def bias(self, tensor):
        self.tensors["bias"] = tensor

    def parameters(self):
        return [tensor for tensor in self.tensors.values() if tensor is not None]
