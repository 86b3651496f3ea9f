"""Objects have numbers of 4,000 digits: what the judge lets go of fits into no message."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
LIMITS = {**QUICK, "notebook_seconds": 8}
EARNS = 0
FIRST = (
    SPEAK
    + """
about = ["A", ["iter", "next", "call", "getitem"], ["forward", "parameters"], [1]]
text = ",".join('{"object":1%03990d,"class":1}' % number for number in range(2050))
first = json.dumps({"object": 1, "class": 1, "about": about})
protocol = sys.modules["tito.judge.protocol"]
plain = protocol.to_json
def chosen(message):
    return plain(message).replace('"all of them"', '{"list":[%s,%s]}' % (first, text))
protocol.to_json = chosen
from_now_on(lambda self, request: {n: "all of them" for n in request.get("names", ["list"])[:1]})
"""
)
