"""Solutions are downloaded, and run."""

BASE = "stub"
EARNS = 0
SHOWN = ("PermissionError", "Operation not permitted", "no process")
FIRST = """
import socket, subprocess, urllib.request
for open_it in (socket.socket, socket.socketpair, lambda: socket.socket(socket.AF_UNIX)):
    try:
        print(open_it())
    except OSError as error:
        print(repr(error))
try:
    exec(urllib.request.urlopen("http://127.0.0.1:80/layers.py").read())
except OSError as error:
    print(repr(error))
try:
    subprocess.run(["true"])
except OSError as error:
    print("no process", error)
"""
