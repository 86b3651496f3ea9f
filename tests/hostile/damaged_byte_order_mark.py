"""Right code in a file with a byte order mark, and Windows line ends."""

from tests.hostile import Kit

EARNS = "all"


def submission(kit: Kit) -> bytes:
    import json

    text = json.dumps(kit.notebook(), indent=1)
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
