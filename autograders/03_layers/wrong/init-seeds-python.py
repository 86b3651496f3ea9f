# idea: seeds Python's generator with the number of the layer
# fails: test-linear-init-random
import random


class Linear:
    count = 0

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        Linear.count += 1
        random.seed(Linear.count)
        self.weight = Tensor(
            [
                [random.gauss(0, in_features**-0.5) for _ in range(out_features)]
                for _ in range(in_features)
            ],
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
