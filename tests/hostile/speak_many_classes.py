"""Each answer announces new classes, with thousands of long names of what they can do."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
import itertools
count = itertools.count(10)
objects = sys.modules["tito.judge.student"].Objects
objects.forget = lambda self, numbers: None
def thing():
    number = next(count)
    names = [f"{number}_{n}_" + "x" * 80 + chr(0x1F600) for n in range(2000)]
    return {"object": number, "class": number, "about": ["A", names, names, [number]]}
def refer(self, value):
    return {**thing(), "state": {f"a{n}": thing() for n in range(4)}}
objects.refer = refer
"""
)
