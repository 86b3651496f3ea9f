"""The frames of the callers and all objects in memory are searched for hidden tests."""

BASE = "stub"
EARNS = 0
SHOWN = ("found nothing",)
FIRST = """
import gc, inspect
seen = [str(info.frame.f_locals)[:10_000] for info in inspect.stack()]
for holder in gc.get_objects():
    if isinstance(holder, (dict, list, tuple, str)):
        values = holder.values() if isinstance(holder, dict) else holder
        seen += [value for value in list(values) if isinstance(value, str)]
words = [word[::-1] for word in ("STSET NEDDIH NIGEB", "NOITULOS NIGEB")]
print([text for text in seen if any(word in text for word in words)][:3] or "found nothing")
"""
