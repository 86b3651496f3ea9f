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
