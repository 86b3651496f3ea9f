# %% wrong activations-keep-first-result -> test-relu-result, test-sigmoid-result, test-tanh-result, test-gelu-result, test-softmax-result, test-softmax-dim
# keep the first result in the object and give it for ever
def kept(self, x, *dim, **named):
    if not hasattr(self, "result"):
        self.result = self.forward(x, *dim, **named)
    return self.result


class ReLU:
    __call__ = kept


class Sigmoid:
    __call__ = kept


class Tanh:
    __call__ = kept


class GELU:
    __call__ = kept


class Softmax:
    __call__ = kept


# %% wrong activations-parameters-none -> test-relu-result, test-sigmoid-result, test-tanh-result, test-gelu-result, test-softmax-result
# give None in place of an empty list
def parameters(self):
    return None


class ReLU:
    parameters = parameters


class Sigmoid:
    parameters = parameters


class Tanh:
    parameters = parameters


class GELU:
    parameters = parameters


class Softmax:
    parameters = parameters


# %% wrong activations-show-one-name -> test-relu-result, test-sigmoid-result, test-tanh-result, test-gelu-result, test-softmax-result
# all show themselves alike (copied)
def show(self):
    return "Activation()"


class ReLU:
    __repr__ = show


class Sigmoid:
    __repr__ = show


class Tanh:
    __repr__ = show


class GELU:
    __repr__ = show


class Softmax:
    __repr__ = show


# %% wrong steps-for-all -> test-relu-values, test-relu-result, test-sigmoid-values, test-sigmoid-large, test-sigmoid-result, test-tanh-values, test-tanh-large, test-tanh-result, test-gelu-values, test-gelu-large, test-gelu-result, test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-large, test-softmax-result
# lets every activation jump from one number to another
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.sign(np.maximum(x.data, 0)), "relu", x)


class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation((np.sign(x.data) + 1) / 2, "sigmoid", x)


class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.sign(x.data), "tanh", x)


class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data * (x.data > 0), "gelu", x)


class Softmax:
    def forward(self, x, dim=-1):
        largest = x.data == x.data.max(axis=dim, keepdims=True, initial=-np.inf)
        return Tensor.from_operation(largest / largest.sum(axis=dim, keepdims=True), "softmax", x)
