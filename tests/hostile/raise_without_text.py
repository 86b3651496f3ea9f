"""An exception raises another one when it is asked for its text."""

AFTER = {
    "dropout": """
class Mute(Exception):
    def __str__(self):
        raise Mute
    __repr__ = __str__
def stop(self):
    raise Mute
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
