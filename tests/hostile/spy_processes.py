"""The memory, the environment and the command lines of all processes are read through /proc."""

BASE = "stub"
EARNS = 0
SHOWN = ("read nothing",)
FIRST = """
import os
found = []
for number in ["self", str(os.getppid()), *map(str, range(1, 3000))]:
    for name in ("mem", "environ", "cmdline", "maps", "root/etc/passwd", "cwd/canary"):
        try:
            with open(f"/proc/{number}/{name}", "rb") as file:
                found.append((name, file.read(10)))
        except OSError:
            pass
print(found or "read nothing")
"""
