"""A method that is called inside a loop of the test raises StopIteration."""

AFTER = {
    "sequential": "def stop(self): raise StopIteration\nSequential.parameters = stop",
}
LOST = ("test-sequential-parameters",)
STATUS = {"test-sequential-parameters": "failed"}
