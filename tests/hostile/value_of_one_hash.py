"""A list names 175,000 objects whose numbers have one hash, again and again."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
LIMITS = QUICK
EARNS = 0
FIRST = (
    SPEAK
    + """
about = ["A", ["iter", "next", "call", "getitem"], ["forward", "parameters"], [1]]
numbers = range(5, 5 + 150_000 * (2**61 - 1), 2**61 - 1)
text = ",".join('{"object":%d,"class":1}' % number for number in numbers)
first = json.dumps({"object": 1, "class": 1, "about": about})
protocol = sys.modules["tito.judge.protocol"]
plain = protocol.to_json
def chosen(message):
    return plain(message).replace('"all of them"', '{"list":[%s,%s]}' % (first, text))
protocol.to_json = chosen
from_now_on(lambda self, request: {n: "all of them" for n in request.get("names", ["list"])[:1]})
"""
)
