"""An exception raises SystemExit when it is asked for its text."""

AFTER = {
    "dropout": """
class Mute(Exception):
    def __str__(self):
        raise SystemExit
def stop(self):
    raise Mute
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
