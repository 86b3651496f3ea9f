"""An answer is 700,000 empty lists, which take ten times their room in the message."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
LIMITS = QUICK
EARNS = 0
FIRST = (
    SPEAK
    + """
text = '{"list":[%s]}' % ",".join(['{"list":[]}'] * 690_000)
protocol = sys.modules["tito.judge.protocol"]
plain = protocol.to_json
protocol.to_json = lambda message: plain(message).replace('"all of them"', text)
from_now_on(lambda self, request: {n: "all of them" for n in request.get("names", ["list"])[:1]})
"""
)
