"""What a student's process may not do: enforced by the Linux kernel, entered once and for good.

Landlock limits files (docs.kernel.org/userspace-api/landlock.html), a seccomp filter the system
calls (docs.kernel.org/userspace-api/seccomp_filter.html), resource limits memory and time.
Numbers without another source are those of the kernel's include/uapi/linux.
"""

import contextlib
import ctypes
import errno
import functools
import os
import platform
import re
import signal
import site
import socket
import struct
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from system_calls import syscalls

from tito.errors import TitoError
from tito.judge.folders import FILE_BYTES
from tito.judge.seccomp import KILL, MACHINES, filter_program

if sys.platform == "linux":
    import resource

NOBODY = 65534  # the kernel's own "overflow" user, who owns nothing
MEGABYTE = 1024 * 1024
DESCRIPTORS = 128
#: prctl.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_NO_NEW_PRIVS = 1, 4, 8, 38
CAPABILITY_VERSION, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 0x20080522, 1 << 1, 1 << 2

LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")  # Filesystem Hierarchy Standard 3.0
#: In a folder of Python's: ours, what its installation leaves, and what holds such things.
HIDDEN = re.compile(
    r"(tito|tinytorch|__editable__|~|__pycache__$)|.*(-packages|\.pth|\.egg-link)$"
)
#: landlock.h. In its scratch folder a process may do all but execute, and make devices and links.
WRITE_FILE, READ_FILE, READ_DIR, SCRATCH = 1 << 1, 1 << 2, 1 << 3, 0b110000110111110
KNOWN_RIGHTS = (13, 14, 15, 15, 16)  # so many bits at ABI 1, 2, ...; later ones added none


class SandboxError(TitoError):
    """A layer of the sandbox cannot be put up."""


@dataclass(frozen=True)
class Protection:
    """What this machine offers against untrusted code."""

    landlock: int  # ABI of Landlock, 0 where it is missing
    seccomp: bool
    drops_user: bool  # we are root, and a student's process is not
    problem: str = ""  # why student code must not be run here; "" when it may


def _landlock_abi() -> int:
    with contextlib.suppress(OSError):  # LANDLOCK_CREATE_RULESET_VERSION
        return _call("landlock_create_ruleset", None, 0, 1)
    return 0


class Sandbox:
    """A sandbox, prepared once in the server and entered by each child that the server forks."""

    def __init__(self, readable: Sequence[Path], memory_megabytes: int, seconds: int) -> None:
        """Let a child read beneath `readable`, use so much more memory, and so much CPU time."""
        self._server, self.readable = os.getpid(), readable
        self._memory, self._seconds = memory_megabytes * MEGABYTE, seconds
        self._abi = _landlock_abi()
        self._program = filter_program(platform.machine())
        folder, file = READ_FILE | READ_DIR, READ_FILE
        self._rules = [(path, folder if path.is_dir() else file) for path in readable]
        self._rules += [(path, READ_DIR) for path in _import_folders()]  # Python lists them
        self._rules += [(Path("/dev/null"), READ_FILE | WRITE_FILE), (Path("/dev/urandom"), file)]

    def enter(self, scratch: Path) -> None:
        """Shut this process in: it may write in `scratch` only. After an error, exit."""
        try:
            self._limit_resources()
            ruleset = self._landlock_ruleset(scratch)  # as root still, who reaches every path
            _drop_privileges(scratch)
            # What an ordinary user's process holds, the grader, who is the same user, must see.
            _call("prctl", PR_SET_DUMPABLE, int(os.geteuid() != NOBODY), 0, 0, 0)
            _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # setuid clears it
            if os.getppid() != self._server:
                raise ProcessLookupError(errno.ESRCH, "the server is not this process's parent")
            _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            _call("landlock_restrict_self", ruleset, 0)
            os.close(ruleset)
            program = ctypes.create_string_buffer(self._program)
            head = struct.pack("@HP", len(self._program) // 8, ctypes.addressof(program))
            _call("seccomp", 1, 0, head)  # SECCOMP_SET_MODE_FILTER
        except (OSError, ValueError) as error:
            next_step = "Run student code on a machine that allows it."
            raise SandboxError(f"cannot be put up: {error}", "sandbox", next_step) from error

    def _limit_resources(self) -> None:
        """Set limits that cannot be raised again; memory counts beyond what is in use now."""
        in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        for kind, limit in (
            (resource.RLIMIT_AS, in_use + self._memory),
            (resource.RLIMIT_CPU, self._seconds),
            (resource.RLIMIT_FSIZE, FILE_BYTES),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, DESCRIPTORS),
        ):
            hard = resource.getrlimit(kind)[1]
            limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(kind, (limit, limit))

    def _landlock_ruleset(self, scratch: Path) -> int:
        """Make a new ruleset: one that came over from the server would be every child's."""
        handled = (1 << KNOWN_RIGHTS[min(self._abi, len(KNOWN_RIGHTS)) - 1]) - 1
        # Over TCP nothing is allowed (ABI 4), nor are signals and abstract sockets (ABI 6).
        attributes = struct.pack("=3Q", handled, 3 * (self._abi >= 4), 3 * (self._abi >= 6))
        ruleset = _call("landlock_create_ruleset", attributes, len(attributes), 0)
        _allow_beneath(ruleset, scratch, SCRATCH & handled)
        for path, rights in self._rules:
            with contextlib.suppress(FileNotFoundError, PermissionError):
                _allow_beneath(ruleset, path, rights)
        return ruleset


def _allow_beneath(ruleset: int, path: Path, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:  # 1: LANDLOCK_RULE_PATH_BENEATH
        _call("landlock_add_rule", ruleset, 1, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)


def _drop_privileges(scratch: Path) -> None:
    """Be no longer root, and keep no capability but to read where only root may.

    The course or Python may lie below a folder of root's; what may be read there, Landlock says.
    """
    if os.geteuid() == 0:
        os.chown(scratch, NOBODY, NOBODY)
        _call("prctl", PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    head = struct.pack("Ii", CAPABILITY_VERSION, 0)
    held = ctypes.create_string_buffer(24)  # effective, permitted, inheritable, twice (64 bits)
    _call("capget", head, held)
    permitted = struct.unpack("6I", held.raw)[1]
    kept = permitted & CAP_DAC_READ_SEARCH or permitted & CAP_DAC_OVERRIDE
    _call("capset", head, struct.pack("6I", kept, kept, 0, 0, 0, 0))


def _call(name: str, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """Make a system call. What is packed as bytes, the kernel only reads."""
    library, numbers = _system()
    plain = [ctypes.c_long(item) if isinstance(item, int) else item for item in arguments]
    result: int = library.syscall(ctypes.c_long(numbers[name]), *plain)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
    return result


@functools.cache
def _system() -> tuple[ctypes.CDLL, dict[str, int]]:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library, syscalls().load_arch_table(MACHINES[platform.machine()][0])


def _import_folders() -> list[Path]:
    """The standard library's folders and the site-packages that this Python imports from."""
    standard = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib")]
    sites = [*site.getsitepackages(), site.getusersitepackages()]
    folders = {Path(folder).resolve() for folder in (*standard, *(set(sites) & set(sys.path)))}
    return sorted(folder for folder in folders if folder.is_dir())


def readable_paths(stage: Path) -> list[Path]:
    """The libraries of Python and of the system, and `stage`; never tito or tinytorch.

    Landlock cannot except what lies in an allowed folder, so entries are listed one by one.
    """
    paths = [stage, Path("/etc/ld.so.cache"), Path("/usr/share/zoneinfo")]
    for folder in _import_folders():
        cache = folder / "__pycache__"  # of modules that are a file; ours may be among them
        paths += [entry for entry in folder.iterdir() if not HIDDEN.match(entry.name)]
        entries = list(cache.glob("*"))
        shown = [entry for entry in entries if not HIDDEN.match(entry.name)]
        paths += [cache] if shown == entries else shown
    for lib in map(Path, (*LIBRARIES, f"{sys.base_prefix}/lib")):
        paths += [lib / (sysconfig.get_config_var("MULTIARCH") or "none"), *lib.glob("*.so*")]
    return sorted({path.resolve() for path in paths if path.exists()})


def probe() -> Protection:
    """Try a sandbox out in a child. Call this in a process with one thread."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        known = " or ".join(MACHINES)
        return Protection(0, False, False, f"student code is shut in only by Linux on {known}")
    abi, root, seccomp = _landlock_abi(), os.geteuid() == 0, False
    with contextlib.suppress(OSError):  # SECCOMP_GET_ACTION_AVAIL
        seccomp = _call("seccomp", 2, 0, struct.pack("I", KILL)) == 0
    if not abi or not seccomp:
        missing = "seccomp" if abi else "Landlock (Linux 5.13 or later, if it is enabled)"
        return Protection(abi, seccomp, root, f"this machine's kernel offers no {missing}")
    with tempfile.TemporaryDirectory() as folder:
        return Protection(abi, seccomp, root, _try_out(Path(folder)))


def _try_out(folder: Path) -> str:
    """Enter a sandbox in a child and say what is wrong with it."""
    folder.chmod(0o755)
    (folder / "scratch").mkdir()
    (folder / "outside").write_text("")
    sandbox, answer = Sandbox([], memory_megabytes=256, seconds=10), folder / "scratch" / "answer"
    child = os.fork()
    if child == 0:
        try:  # writing proves that what is allowed can be done
            answer.write_text(_try_acts(sandbox, answer.parent, folder / "outside"))
        finally:  # a child must never return into its parent's program
            os._exit(0)
    os.waitpid(child, 0)
    return answer.read_text() if answer.exists() else "the trial of the sandbox broke off"


def _try_acts(sandbox: Sandbox, scratch: Path, outside: Path) -> str:
    try:
        sandbox.enter(scratch)
        threading.Thread(target=int).start()
    except (SandboxError, RuntimeError) as error:
        return str(error)
    acts: dict[str, Callable[[], object]] = {
        "a file": outside.read_text,
        "a socket": socket.socket,
        "a signal": functools.partial(os.kill, os.getpid(), 0),
    }
    for name, act in acts.items():
        try:
            act()
        except PermissionError:
            continue
        return f"the sandbox does not deny {name}"
    return ""
