"""The file is the page of a site that asks to log in."""

EARNS = 0
PROBLEM = "is a web page"


def submission(kit: object) -> bytes:
    return b"<!DOCTYPE html>\n<html><body>Log in to download the file.</body></html>"
