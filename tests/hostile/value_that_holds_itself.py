"""A list of parameters holds itself."""

AFTER = {
    "sequential": """
def own(self):
    found = []
    found += [found, found]
    return found
Sequential.parameters = own
"""
}
LOST = ("test-sequential-parameters",)
