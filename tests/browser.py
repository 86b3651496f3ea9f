"""What browser tests share: Chromium, servers that come up and end, and patience."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
PATIENCE = 60  # seconds until something that should happen is given up


def chromium_program() -> str:
    """The browser's program. CI has it; elsewhere tests are skipped without it."""
    program = shutil.which("chromium")
    if program is None:
        reason = "chromium is not installed: apt-get install chromium"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(reason)
    return program


def free_port() -> int:
    """A port of this machine that nobody uses yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether a server that was started is there."""
    assert process.poll() is None, "the server has ended"
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a program that leads a group, and all that it started."""

    def gone() -> bool:
        process.poll()
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        return False

    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        try:
            wait(gone, lambda: "")
        finally:
            if not gone():
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait(condition: Callable[[], bool], explain: Callable[[], str]) -> None:
    """Wait until something holds; fail with an explanation once patience is at its end."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"still not so after {PATIENCE} s: {explain()}")
        time.sleep(0.1)
