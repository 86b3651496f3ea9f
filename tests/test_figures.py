"""Every figure in the prose of pages and notebooks is recomputed here, or is a given one.

A figure is a number with a thousands separator, one with three decimals or more, and one that
stands before a unit. Numbers that code prints are proven by running it (tests/test_about.py).
"""

import itertools
import math
import re

import numpy as np
import pytest

from tests.conftest import ROOT
from tinytorch.core.activations import GELU, ReLU, Sigmoid, Softmax, Tanh
from tinytorch.core.layers import Linear, Sequential
from tinytorch.core.tensor import Tensor
from tito.course import Module, read_course
from tito.module.source import read_cells

COURSE = read_course(ROOT)
START = r"(?<![\w.,])"
FIGURE = re.compile(
    rf"{START}\d{{1,3}}(?:,\d{{3}})+(?!\w)|{START}\d+\.\d{{3,}}"
    rf"|{START}\d[\d.]*(?= (?:[KMG]B|million|billion|%))"
)
#: Published facts and sizes that were chosen: there is nothing to compute.
GIVEN = {
    "25.5",  # million parameters of ResNet-50
    "110",  # million of BERT-Base
    "175",  # billion of GPT-3
    "12,288",  # width of GPT-3
    "2,048",  # inputs of the last layer of ResNet-50; length of a text
    "1.702",  # in GELU (Hendrycks and Gimpel, 2016)
    "0.044715",  # in its tanh form
    "0.0005",  # the spread of mean squares after ten layers, tested below
    "0.0017",
    "1,000",
    "8,000",
    "10,000",
    "100",
}


def parameters(*widths: int) -> tuple[int, int]:
    """Count the parameters of a chain of Linear layers and their bytes, in real tensors."""
    owned = Sequential(*(Linear(i, o) for i, o in itertools.pairwise(widths))).parameters()
    return sum(t.size for t in owned), sum(t.memory_footprint() for t in owned)


def macs(batch: int, *widths: int) -> int:
    """Count the products that a chain of Linear layers multiplies and adds up."""
    return sum(batch * i * o for i, o in itertools.pairwise(widths))


def nbytes(*shape: int) -> int:
    """The bytes of a tensor of this shape."""
    return Tensor(np.zeros(shape)).memory_footprint()


def at(activation: GELU | Sigmoid | Tanh, x: float) -> float:
    """The value of an activation at one point."""
    return float(activation(Tensor([x])).data[0])


def slope(activation: GELU | Sigmoid | Tanh, x: float) -> float:
    """The slope of an activation by central differences, coarse enough for float32."""
    return (at(activation, x + 0.02) - at(activation, x - 0.02)) / 0.04


def softmax(*row: float) -> list[float]:
    return [float(share) for share in Softmax()(Tensor(list(row))).data]


def gelu_exact(x: np.ndarray) -> np.ndarray:
    return x * np.array([0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x])


def gelu_tanh(x: np.ndarray) -> np.ndarray:
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def mean_squares(runs: int) -> np.ndarray:
    """The mean square after ten layers of sqrt(1/in) with ReLU, width 256, 100 rows, per run."""
    data = np.random.default_rng(1)
    results = []
    for _ in range(runs):
        signal = data.standard_normal((100, 256), dtype=np.float32)
        for _ in range(10):
            weight = data.standard_normal((256, 256), dtype=np.float32) / np.float32(16)
            signal = np.maximum(signal @ weight, 0)
        results.append(np.square(signal).mean())
    return np.array(results)


XS = np.linspace(-6, 6, 120_001)
OURS = XS / (1 + np.exp(-1.702 * XS))
SPREAD = mean_squares(300)
DEEP = (784, 256, 128, 10)
VOTES = sum(math.comb(11, a) * math.comb(9, b) for a in range(12) for b in range(10) if a > b)

#: Figures of each module and what they come to. Each is shown with the digits that stand here.
FIGURES: dict[str, dict[str, float]] = {
    "01_tensor": {
        "65,504": float(np.finfo(np.float16).max),
        "4,000": nbytes(1000, 1),
        "4,000,000": nbytes(1000, 1000),
        "32,768": nbytes(32, 256),
        "102": 25.5 * 4,
        "440": 110 * 4,
        "700": 175 * 4,
        "350": 175 * 2,
        "196,608": 16 * 3 * 64 * 64,
        "786,432": nbytes(16, 3, 64, 64),
        "1,572,864": np.zeros((16, 3, 64, 64)).nbytes,
        "1,920,000": macs(64, 300, 100),
        "3,840,000": 2 * macs(64, 300, 100),
        "7,680,000": 4 * macs(64, 300, 100),
        "1,001,000,000": macs(1000, 1000, 1000) + macs(1000, 1000, 1),
        "2,000,000": 2 * macs(1000, 1000, 1),
        "16,777,216": 2 ** (np.finfo(np.float32).nmant + 1),
        "6,422,528": macs(32, 784, 256),
        "12,845,056": 2 * macs(32, 784, 256),
        "262,144": macs(64, 64, 64),
        "1,024": 32 * 32,
        "200,704": macs(1, 784, 256),
        "205,520,896": macs(1024, 784, 256),
        "802,816": nbytes(784, 256),
        "4,160": nbytes(784) + nbytes(256),
    },
    "02_activations": {
        "65,504": float(np.finfo(np.float16).max),
        "59,874": math.exp(11),
        "162,755": math.exp(12),
        "3.4028": float(np.finfo(np.float32).max) / 1e38,
        "1.7977": np.finfo(np.float64).max / 1e308,
        "0.1636": -OURS.min(),
        "0.751": -XS[OURS.argmin()],
        "0.0707": slope(Tanh(), 2.0),
        "0.0498": math.exp(-3),
        "1.0498": 1 + math.exp(-3),
        "0.0474": at(Sigmoid(), -3.0),
        "0.0005": np.abs(gelu_tanh(XS) - gelu_exact(XS)).max(),
        "0.0203": np.abs(OURS - gelu_exact(XS)).max(),
        "2.7183": math.e,
        "7.3891": math.e**2,
        "54.5982": math.e**4,
        "64.7055": math.e + math.e**2 + math.e**4,
        "0.0420": softmax(1, 2, 4)[0],
        "0.1142": softmax(1, 2, 4)[1],
        "0.8438": softmax(1, 2, 4)[2],
        "0.1353": math.exp(-2),
        "1.1353": 1 + math.exp(-2),
        "1.1851": math.exp(-3) + math.exp(-2) + 1,
        "102": 25.5 * 4,
        "0.8458": at(GELU(), 1.0),
        "0.8413": gelu_exact(np.array([1.0]))[0],
        "0.8412": gelu_tanh(np.array([1.0]))[0],
        "49,152": 4 * 12_288,
        "201,326,592": 2048 * 49_152 * 2,
        "9,830,400": macs(64, 300, 512),
        "19,660,800": 2 * macs(64, 300, 512),
        "32,768": 64 * 512,
        "131,072": nbytes(64, 512),
        "0.99505": at(Tanh(), 3.0),
        "0.00987": slope(Tanh(), 3.0),
        "0.881": at(Sigmoid(), 2.0),
        "0.731": at(Sigmoid(), 1.0),
        "0.982": at(Sigmoid(), 4.0),
        "0.1192": at(Sigmoid(), -2.0),
        "0.8808": at(Sigmoid(), 2.0),
        "0.7616": at(Tanh(), 1.0),
        "0.4621": at(Tanh(), 0.5),
        "1.7616": 1 + at(Tanh(), 1.0),
        "0.0060": at(Sigmoid(), -3 * 1.702),
        "0.1542": at(Sigmoid(), -1.702),
        "0.9940": at(Sigmoid(), 3 * 1.702),
        "0.0181": -at(GELU(), -3.0),
        "2.9819": at(GELU(), 3.0),
        "11.1073": 1 + math.e + math.e**2,
        "0.0900": softmax(0, 1, 2)[0],
        "0.2447": softmax(0, 1, 2)[1],
        "0.6652": softmax(0, 1, 2)[2],
        "0.2689": softmax(0, 1)[0],
        "0.7311": softmax(0, 1)[1],
        "0.3679": math.exp(-1),
        "1.5032": math.exp(-2) + math.exp(-1) + 1,
        "0.0066": slope(Sigmoid(), 5.0),
        "0.00018": slope(Tanh(), 5.0),
        "1.0015": slope(GELU(), 5.0),
        "4,194,304": nbytes(1024, 1024),
        "8,388,608": 2 * nbytes(1024, 1024),
        "1,048,576": 1024 * 1024,
        "1,024": macs(1, 1024, 1),
        "2,048": 2 * macs(1, 1024, 1),
    },
    "03_layers": {
        "0.032": math.sqrt(1 / 1000),
        "0.316": math.sqrt(1 / 10),
        "0.001": 2.0**-10,
        "1,024": 2.0**10,
        "0.0009": float(np.median(SPREAD)),
        "802,816": nbytes(784, 256),
        "803,840": parameters(784, 256)[1],
        "804": parameters(784, 256)[1] / 1000,
        "100,352": nbytes(32, 784),
        "32,768": nbytes(32, 256),
        "200,960": parameters(784, 256)[0],
        "6,422,528": macs(32, 784, 256),
        "12,845,056": 2 * macs(32, 784, 256),
        "32,896": parameters(256, 128)[0],
        "1,048,576": macs(32, 256, 128),
        "2,097,152": 2 * macs(32, 256, 128),
        "1,290": parameters(128, 10)[0],
        "40,960": macs(32, 128, 10),
        "81,920": 2 * macs(32, 128, 10),
        "235,146": parameters(*DEEP)[0],
        "940,584": parameters(*DEEP)[1],
        "941": parameters(*DEEP)[1] / 1000,
        "7,512,064": macs(32, *DEEP),
        "15,024,128": 2 * macs(32, *DEEP),
        "150,784": sum(nbytes(32, width) for width in DEEP),
        "151": sum(nbytes(32, width) for width in DEEP) / 1000,
        "85": 100 * macs(32, 784, 256) / macs(32, *DEEP),
        "59": 100 * VOTES / 2**20,
        "203,530": parameters(784, 256, 10)[0],
        "102": 25.5 * 4,
        "440": 110 * 4,
        "350": 175 * 2,
        "700": 175 * 4,
        "49,152": 4 * 12_288,
        "401,920": parameters(784, 512)[0],
        "1,607,680": parameters(784, 512)[1],
        "8,192": 32 * 256,
        "0.125": 1000 / 8_000,
        "68.3": 100 * math.erf(math.sqrt(0.5)),
        "57.7": 100 / math.sqrt(3),
        "1.333": 1 / 0.75,
    },
}


def prose(module: Module) -> dict[str, str]:
    """The text of a module's page and of its notebook, without code, links and literature."""
    page = module.source.with_name("ABOUT.md").read_text(encoding="utf-8")
    page = page.partition("## Further reading")[0]
    cells = [cell.source for cell in read_cells(module) if not cell.is_code]
    notebook = "\n".join(line.removeprefix("# ") for c in cells for line in c.split("\n"))
    texts = {"page": page, "notebook": notebook}
    for name, text in texts.items():
        text = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"\]\([^)]*\)", "]", text).replace("{,}", ",").replace("\\,", " ")
        texts[name] = " ".join(text.split())
    return texts


def shown(value: float, like: str) -> str:
    """A value with the separators and decimals of the figure that it is compared with."""
    separator = "," if "," in like else ""
    return f"{value:{separator}.{len(like.partition('.')[2])}f}"


each_module = pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)


@each_module
def test_every_figure_of_the_prose_is_recomputed(module: Module) -> None:
    found = {figure for text in prose(module).values() for figure in FIGURE.findall(text)}
    assert found - set(FIGURES[module.name]) - GIVEN == set()
    assert len(found) > 20


@each_module
def test_a_figure_is_what_it_comes_to(module: Module) -> None:
    computed = {figure: shown(value, figure) for figure, value in FIGURES[module.name].items()}
    assert computed == {figure: figure for figure in computed}


@each_module
def test_no_figure_is_recomputed_in_vain(module: Module) -> None:
    text = " ".join(prose(module).values())
    assert [figure for figure in FIGURES[module.name] if figure not in text] == []


def test_more_than_nine_in_ten_runs_end_where_the_page_says() -> None:
    assert ((SPREAD > 0.0005) & (SPREAD < 0.0017)).mean() > 0.9


def test_a_linear_map_keeps_the_mean_square_and_relu_halves_it() -> None:
    data = np.random.default_rng(2)
    values = Tensor(data.standard_normal((2000, 256)))
    linear = Linear(256, 256)(values)
    assert abs(np.square(linear.data).mean() - 1) < 0.05
    assert abs(np.square(ReLU()(linear).data).mean() - 0.5) < 0.05
