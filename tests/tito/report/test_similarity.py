"""Copied code is found under new names, order and comments; the same right answer is not."""

import ast
import random
import textwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.cells import Kind, stub_of
from tito.module.source import read_cells
from tito.proof.variants import Variant, read_variants, variant_solutions
from tito.report.similarity import alike, sequences, tokens, vocabulary

STUB = '''def mean(values):
    """Return the mean."""
    # YOUR CODE HERE
    raise NotImplementedError()
'''
ORIGINAL = '''import numpy as np

def standard(table, axis=0):
    """Scale columns."""
    middle = table.mean(axis=axis, keepdims=True)
    spread = np.sqrt(((table - middle) ** 2).mean(axis=axis, keepdims=True))
    spread[spread < 1e-8] = 1.0
    return (table - middle) / spread

def windows(table, size):
    found = []
    for start in range(0, len(table) - size + 1, max(1, size // 2)):
        piece = table[start : start + size]
        if not np.isnan(piece).any():
            found.append(piece.sum() / size)
    return np.array(found, dtype=np.float32)

def ranks(scores):
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
    result = [0] * len(scores)
    for rank, place in enumerate(order, 1):
        result[place] = rank
    return result
'''
COPY = """import numpy as np
# all my own work
def ranks(s):
    'Give ranks.'
    idx = sorted(range(len(s)), key=lambda k: (-s[k], k))   # stable
    out = [0]*len(s)
    for n, k in enumerate(idx, 1):
        out[k] = n
    return out
def windows(t, w):
    res = []
    for a in range(0, len(t)-w+1, max(1, w//2)):
        b = t[a:a+w]
        if not np.isnan(b).any():
            res.append(b.sum()/w)
    return np.array(res, dtype=np.float32)
def standard(t, ax=0):
    mu = t.mean(axis=ax, keepdims=True)
    sd = np.sqrt(((t-mu)**2).mean(axis=ax, keepdims=True))
    sd[sd<1e-8] = 1.0
    return (t-mu)/sd
"""
OTHER = '''import numpy as np

def standard(x, axis=0):
    """Scale columns."""
    std = np.std(x, axis=axis)
    std = np.where(std == 0, 1, std)
    return np.divide(x - np.mean(x, axis=axis), std)

def windows(x, n):
    starts = np.arange(0, x.shape[0] - n + 1, n // 2 or 1)
    sums = np.convolve(x, np.ones(n), mode="valid")[starts] / n
    return sums[~np.isnan(sums)].astype("float32")

def ranks(x):
    return [1 + sum(y > z or (y == z and j < i) for j, y in enumerate(x)) for i, z in enumerate(x)]
'''


def pairs_of(sources: dict[str, str], given: str = "") -> list[tuple[str, str]]:
    found = alike({n: {"cell": text} for n, text in sources.items()}, {"cell": STUB}, [given])
    return [(pair.left, pair.right) for pair in found]


def test_a_disguised_copy_is_found_and_an_answer_of_ones_own_is_not() -> None:
    sources = {"ann": ORIGINAL, "bob": OTHER, "cyd": COPY, "dan": STUB, "eve": "def ("}
    assert pairs_of(sources) == [("ann", "cyd")]


def test_what_all_were_given_or_many_wrote_accuses_nobody() -> None:
    assert pairs_of({"ann": ORIGINAL, "bob": COPY}, given=ORIGINAL) == []
    assert pairs_of({f"s{n}": ORIGINAL for n in range(20)}) == []
    assert (
        pairs_of({f"s{n}": STUB for n in range(20)} | {"ann": "def mean(v): return sum(v)"}) == []
    )
    assert pairs_of({}) == [] and pairs_of({"ann": ORIGINAL}) == []


def test_the_matching_lines_are_shown_side_by_side() -> None:
    hostile = ORIGINAL.replace("# ", "").replace(
        "found = []", "found = []  # \x1b[2J" + "x" * 9999
    )
    sources = {"ann": {"cell": hostile}, "cyd": {"cell": "x = 1\n" + COPY}, "bob": {"cell": OTHER}}
    (pair,) = alike(sources, {"cell": STUB})
    assert pair.likeness > 0.8 and pair.shared > 20 and 3 <= len(pair.fragments) <= 6
    for fragment in pair.fragments:
        assert fragment.grade_id == "cell" and "\x1b" not in fragment.left
        assert max(map(len, fragment.left.split("\n"))) < 180
    sides = {fragment.left: fragment.right for fragment in pair.fragments}
    right = next(right for left, right in sides.items() if "result[place] = rank" in left)
    assert "out[k] = n" in right


def test_the_weight_of_a_copy_is_seen_where_it_stands_in_another_cell() -> None:
    halves = {"one": COPY[:400], "two": COPY[400:]}
    sources = {"ann": {"one": ORIGINAL}, "bob": halves, "cyd": {"one": OTHER}}
    assert [(p.left, p.right) for p in alike(sources, {"one": STUB, "two": STUB})] == [
        ("ann", "bob")
    ]


@given(st.text(alphabet="'\"\\#\nrf=.(x1 \u00e9", max_size=200) | st.text())
def test_any_text_can_be_cut_into_tokens(text: str) -> None:
    known = vocabulary([text])
    found = list(tokens(text, known))
    assert all(0 <= line <= text.count("\n") for _, line in found)
    assert len(sequences(text, known).lines) == len(found)


def test_text_without_end_is_cut_once() -> None:
    known = vocabulary([])
    for text in ("'\\" * 25_000, "\\'''" * 12_000, '"' * 50_000, "1." * 25_000, "(" * 50_000):
        assert len(list(tokens(text, known))) <= 50_000


NAMES = ("alpha", "beta", "gamma", "delta", "omega", "sigma")


class Renamed(ast.NodeTransformer):
    """Gives each variable and parameter a name of another's liking."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = node.arg if node.arg == "self" else f"{node.arg}_of_mine"
        return node

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if isinstance(node.ctx, ast.Store):
            node.id = f"{node.id}_of_mine"
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.generic_visit(node)
        node.body.reverse()
        return node


def disguised(source: str) -> str:
    """New names where they are made, other comments and order; the code need not run."""
    return "# mine\n" + ast.unparse(Renamed().visit(ast.parse(source)))


PARTS = (ast.BinOp, ast.UnaryOp, ast.Call, ast.Attribute, ast.Subscript)
STATEMENTS = (ast.Assign, ast.AugAssign, ast.Return, ast.Expr)


class Steps(ast.NodeTransformer):
    """Writes some parts of statements as steps of their own, each student others."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.count = rng, 0
        self.steps: list[ast.stmt] = []

    def visit(self, node: ast.AST) -> Any:
        node = self.generic_visit(node)
        if isinstance(node, STATEMENTS):
            steps, self.steps = self.steps, []
            return [*steps, node]
        is_read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        if isinstance(node, PARTS) and is_read and self.rng.random() < 0.35:
            self.count += 1
            name = f"step{self.count}"
            self.steps.append(ast.Assign([ast.Name(name, ast.Store())], node))
            return ast.Name(name, ast.Load())
        return node


def in_own_steps(source: str, rng: random.Random) -> str:
    """A text as one of a class writes it; the code need not run."""
    return ast.unparse(ast.fix_missing_locations(Steps(rng).visit(ast.parse(source))))


def methods(variants: list[Variant]) -> dict[tuple[str, str], list[str]]:
    """All ways in which the variants write each method of each class."""
    found: dict[tuple[str, str], list[str]] = {}
    for variant in variants:
        for owner in ast.parse(variant.code).body:
            for node in owner.body if isinstance(owner, ast.ClassDef) else []:
                if isinstance(node, ast.FunctionDef) and not node.decorator_list:
                    text = f"class {owner.name}:\n{textwrap.indent(ast.unparse(node), '    ')}\n"
                    found.setdefault((owner.name, node.name), []).append(text)
    return found


@pytest.mark.parametrize("number", [0, 1, 2], ids=["01_tensor", "02_activations", "03_layers"])
def test_copies_stand_out_in_a_class_made_of_the_evidence(number: int) -> None:
    course = read_course(ROOT)
    module = course.modules[number]
    cells = read_cells(module)
    stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.kind is Kind.SOLUTION}
    given = [cell.source for cell in cells if cell.kind in (Kind.GIVEN, Kind.TEST, Kind.DEMO)]
    variants = sorted(read_variants(course, module), key=lambda variant: not variant.is_right)
    choices = [texts for texts in methods(variants).values() if len(texts) > 3]
    rng = random.Random(3)
    sources = {}
    for name in [f"s{n:02}" for n in range(60)]:
        code = "\n".join(in_own_steps(rng.choice(texts), rng) for texts in choices)
        whole = variant_solutions(cells, Variant(name, "", (), code, name, 1))
        sources[name] = {grade_id: whole[grade_id] for grade_id in stubs}
    copies = [(name, f"copy-{name}") for name in list(sources)[:5]]
    for name, copy in copies:
        sources[copy] = {grade_id: disguised(text) for grade_id, text in sources[name].items()}
    found = {(pair.left, pair.right): pair.likeness for pair in alike(sources, stubs, given)}
    assert set(list(found)[:5]) == set(copies)
    likeness = list(found.values())
    assert likeness[4] > 0.65 and all(value < 0.6 for value in likeness[5:])
    assert len(likeness) < 25  # of 2,080 pairs
