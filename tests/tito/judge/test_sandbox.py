"""What is denied is really tried in a sandbox, and the same act outside, where it must work."""

import json
import os
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from system_calls import syscalls

from tests.conftest import ROOT, environment
from tito.judge import sandbox as room
from tito.judge import seccomp as rules
from tito.judge.sandbox import filter_program, probe, readable_paths

#: A server as the grader's: warm, then a child for each act, outside or inside a sandbox.
SERVER = """
import ctypes, errno, fcntl, json, os, resource, shutil, signal, socket, subprocess, sys
import tempfile, threading, time
from pathlib import Path
import _posixshmem
import numpy as np
from system_calls import syscalls
from tito.judge import seccomp as rules
from tito.judge import sandbox as room
from tito.judge.sandbox import NOBODY, Sandbox, SandboxError, readable_paths

def c(name, *arguments):
    answer = getattr(library, name)(*arguments)
    if answer == -1:
        raise OSError(ctypes.get_errno(), name)
    return answer

def outcome(code, inside):
    base = Path(tempfile.mkdtemp(dir=folder))
    names = {name: base / name for name in ("scratch", "outside")}
    for path in names.values():
        path.mkdir()
    secret = names["outside"] / "secret"
    secret.write_text("secret")
    if os.geteuid() == 0:  # so that it is never the owner or the mode that denies
        for path in (base, names["outside"], secret):
            os.chown(path, NOBODY, NOBODY)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "done"
        try:
            names["left"], names["right"] = socket.socketpair()
            if inside:
                sandbox.enter(names["scratch"])
            os.chdir(names["scratch"])
            exec(code, globals() | names | {"secret": secret})
        except OSError as error:
            answer = errno.errorcode.get(error.errno, repr(error))
        except BaseException as error:
            answer = f"{type(error).__name__}"
            if not isinstance(error, (MemoryError, ValueError, SandboxError)):
                answer += f": {error}"
        finally:
            os.write(writing, answer.encode())
            os._exit(0)
    os.close(writing)
    answer = os.read(reading, 1000).decode()
    os.close(reading)
    status = os.waitpid(child, 0)[1]
    return signal.Signals(status).name if os.WIFSIGNALED(status) else answer or "done"

request = json.load(sys.stdin)
Sandbox([], 1, 1)  # loads what an ordinary user may not reach
root = Path(request["root"])
if request["ordinary"] and os.geteuid() == 0:
    os.chown(request["own"], 1000, 1000)  # in the system's folder, not everybody may write
    os.setgroups([])
    os.setresgid(1000, 1000, 1000)
    os.setresuid(1000, 1000, 1000)
library = ctypes.CDLL(None, use_errno=True)
server, nice = os.getpid(), os.getpriority(os.PRIO_PROCESS, 0)
true = shutil.which("true")
if not os.access(os.__file__, os.R_OK):  # Python lies below a folder of root's
    room._import_folders, sys.base_prefix = list, "/nowhere"
with tempfile.TemporaryDirectory(dir=request["own"]) as folder:
    stage = Path(folder, "stage")
    stage.mkdir()
    (stage / "staged_module.py").write_text("answer = 42")
    sandbox = Sandbox(readable_paths(stage), 128, 1)
    answers = {
        name: [outcome(code, inside) if inside or outside else "" for inside in (False, True)]
        for name, (code, outside) in request["acts"].items()
    }
json.dump(answers, sys.stdout)
"""

#: By Landlock.
FILES = {
    "read a file": "secret.read_text()",
    "read the system's files": "Path('/etc/passwd').read_text()",
    "read what the kernel says of processes": "Path('/proc/self/status').read_text()",
    "read the course": "(root / 'tito.toml').read_text()",
    "read the reference": "(root / 'tinytorch/core/layers.py').read_text()",
    "list a folder": "os.listdir(outside)",
    "list the folder above scratch": "os.listdir(scratch.parent)",
    "list processes": "os.listdir('/proc')",
    "overwrite a file": "secret.write_text('')",
    "append to a file": "os.open(secret, os.O_WRONLY | os.O_APPEND)",
    "create a file": "(outside / 'new').touch()",
    "create a folder": "(outside / 'new').mkdir()",
    "remove a file": "secret.unlink()",
    "rename a file": "secret.rename(outside / 'new')",
    "write what others are staged": "(stage / 'new').touch()",
    "POSIX shared memory": "_posixshmem.shm_open('/tito', os.O_CREAT | os.O_RDWR, mode=0o600);"
    "_posixshmem.shm_unlink('/tito')",
    "take a file": "secret.rename(scratch / 'new')",
}
#: By the filter of system calls.
CALLS = {
    "chmod": "secret.chmod(0o600)",
    "chown": "os.chown(secret, -1, -1)",
    "utime": "os.utime(secret)",
    "truncate": "os.truncate(secret, 0)",
    "truncate by opening": "os.open(secret, os.O_RDONLY | os.O_TRUNC)",
    "chmod in scratch": "Path('f').touch(); os.chmod('f', 0o777)",
    "link into scratch": "os.link(secret, 'new')",
    "link out of scratch": "Path('f').touch(); os.link('f', outside / 'new')",
    "symlink out of scratch": "os.symlink(outside, 'new')",
    "mkfifo": "os.mkfifo('new')",
    "prlimit": "resource.prlimit(server, resource.RLIMIT_CORE, (0, 0))",
    "sched_setaffinity": "os.sched_setaffinity(server, os.sched_getaffinity(0))",
    "setpriority": "os.setpriority(os.PRIO_PROCESS, server, nice)",
    "System V shared memory": "c('shmctl', c('shmget', 0, 4096, 0o1600), 0, None)",
    "unshare": "c('unshare', 0x400)",
    "ptrace": "c('ptrace', 0, 0, None, None)",
    "signal the server": "os.kill(server, 0)",
    "signal itself": "os.kill(os.getpid(), 0)",
    "signal a thread": "c('syscall', syscalls()['tgkill'], os.getpid(), os.getpid(), 0)",
    "fork": "os.fork() or os._exit(0)",
    "spawn": "os.waitpid(os.posix_spawn(true, ['true'], {}), 0)",
    "exec": "os.execv(true, ['true'])",
    "subprocess": "subprocess.run([true])",
    "IPv4 socket": "socket.socket(socket.AF_INET)",
    "UNIX socket": "socket.socket(socket.AF_UNIX)",
    "netlink socket": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "sendmsg": "left.sendmsg([b'x'])",
    "memfd_create": "os.memfd_create('x')",
    "F_SETOWN": "fcntl.fcntl(open('f', 'w'), fcntl.F_SETOWN, os.getpid())",
    "O_ASYNC": "fcntl.fcntl(left, fcntl.F_SETFL, os.O_ASYNC)",
    "prctl": "c('prctl', 1, 0, 0, 0, 0)",
    "alarm": "signal.setitimer(signal.ITIMER_REAL, 0)",
    "inotify": "c('inotify_init1', 0)",
}
#: Denied likewise, but not every machine or user may do them outside.
MORE_CALLS = {
    "setxattr": "os.setxattr(secret, 'user.x', b'')",
    "IPv6 socket": "socket.socket(socket.AF_INET6)",
    "packet socket": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "kernel cryptography": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "vfork": "c('vfork')",
    "device": "os.mknod('new', 0o20600, os.makedev(1, 3))",
    "user namespace": "c('unshare', 0x10000000)",
    "process in a namespace": "c('syscall', syscalls()['clone'], 0x10010911, 0, 0, 0, 0)",
    "become root": "os.setresuid(0, 0, 0)",
    "mount": "c('mount', b'none', b'/', b'tmpfs', 0, None)",
}
UNLISTED = """io_uring_setup bpf userfaultfd perf_event_open pidfd_open open_by_handle_at openat2
process_vm_readv keyctl semget msgget mq_open name_to_handle_at setns chroot pivot_root splice"""
for call in UNLISTED.split():
    MORE_CALLS[call] = f"c('syscall', syscalls()[{call!r}], 0, 0, 0, 0, 0)"
WORK = {
    "write and read": "Path('a').write_text('x'); assert Path('a').read_text() == 'x'",
    "move and remove": "os.makedirs('a/b'); Path('f').touch(); os.rename('f', 'a/b/g');"
    "assert os.listdir('a/b') == ['g']; shutil.rmtree('a')",
    "temporary files": "tempfile.tempdir = str(scratch)\n"
    "with tempfile.TemporaryDirectory() as a, tempfile.TemporaryFile() as f: f.write(b'x')",
    "NumPy's files": "np.save('a', np.ones(3)); assert np.load('a.npy').sum() == 3",
    "devices": "open('/dev/null', 'w').write('x'); open('/dev/urandom', 'rb').read(4)",
    "see a terminal's absence": "assert not os.isatty(left.fileno())",
    "the channel": "left.sendall(b'abc'); assert right.recv(9) == b'abc'",
    "matrices": "a = np.ones((300, 300)); assert (a @ a)[0, 0] == 300",
    "threads": "a = []; t = [threading.Thread(target=a.append, args=[1]) for _ in range(9)]\n"
    "for x in t: x.start()\nfor x in t: x.join()\nassert len(a) == 9",
    "clocks": "time.sleep(0.001); time.process_time(); time.localtime()",
    "enough memory": "bytearray(64 << 20)",
    "what is staged": "sys.path.insert(0, str(stage)); import staged_module",
}
#: Needs a Python that the user can reach.
IMPORTS = {
    "the standard library": "assert 'wave' not in sys.modules; import wave, cProfile, sqlite3",
    "NumPy's extensions": "assert 'numpy.random' not in sys.modules; import numpy.random",
    "other packages": "assert 'six' not in sys.modules; import six, yaml, PIL.Image",
}
LIMITS = {
    "memory": ("bytearray(300 << 20)", "MemoryError"),
    "size of a file": ("open('f', 'wb').truncate(65 << 20)", "EFBIG"),
    "descriptors": ("[os.dup(0) for _ in range(200)]", "EMFILE"),
    "to set limits": ("resource.setrlimit(resource.RLIMIT_CORE, (0, 0))", "ValueError"),
}
ENDLESS = {"CPU time": "while True: pass"}
REFERENCE = {
    "import the reference": "import tinytorch.core.layers",
    "import tito": "import tito.cli.app",
}
UNREACHED = {"read the course", "read the reference", *REFERENCE, *IMPORTS}
GROUPS = (
    FILES,
    CALLS,
    WORK,
    IMPORTS,
    {name: code for name, (code, _) in LIMITS.items()},
    REFERENCE,
)
ACTS = {name: (code, True) for group in GROUPS for name, code in group.items()}
ACTS |= {name: (code, False) for name, code in (MORE_CALLS | ENDLESS).items()}
USERS = ["root", "ordinary"] if os.geteuid() == 0 else ["ordinary"]
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root has it to lose")
Answers = dict[str, list[str]]


def python(program: str, **request: object) -> str:
    with tempfile.TemporaryDirectory() as own:
        run = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps({"root": str(ROOT), "own": own, **request}),
            env=environment(ROOT, OPENBLAS_NUM_THREADS="1", PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            text=True,
            timeout=20,
        )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module", params=USERS)
def answers(request: pytest.FixtureRequest) -> Answers:
    """What each act answered, outside and inside a sandbox: `done`, or why not."""
    result: Answers = json.loads(python(SERVER, acts=ACTS, ordinary=request.param == "ordinary"))
    for name in UNREACHED & set(result):
        if request.param == "ordinary" and os.geteuid() == 0 and result[name][0] != "done":
            result[name] = []
    return result


def inside(answers: Answers, name: str) -> str:
    """The answer inside; outside it must have been `done`, where it was tried."""
    if not answers[name]:
        pytest.skip("below a folder of root's, an ordinary user cannot do it anyway")
    assert answers[name][0] in ("done", "")
    return answers[name][1]


@pytest.mark.parametrize("name", FILES)
def test_files_out_of_scratch_are_denied(answers: Answers, name: str) -> None:
    assert inside(answers, name) in ("EACCES", "EXDEV")


@pytest.mark.parametrize("name", {**CALLS, **MORE_CALLS})
def test_a_call_that_is_not_listed_is_denied(answers: Answers, name: str) -> None:
    assert inside(answers, name) == "EPERM"


@pytest.mark.parametrize("name", {**WORK, **IMPORTS})
def test_what_a_submission_needs_works(answers: Answers, name: str) -> None:
    assert inside(answers, name) == "done"


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_kept(answers: Answers, name: str) -> None:
    assert inside(answers, name) == LIMITS[name][1]


def test_too_much_time_kills(answers: Answers) -> None:
    assert inside(answers, "CPU time") == "SIGKILL"


@pytest.mark.parametrize("name", REFERENCE)
def test_the_reference_cannot_be_imported(answers: Answers, name: str) -> None:
    assert re.match(r"EACCES|ModuleNotFoundError", inside(answers, name))


@ROOT_ONLY
def test_a_child_of_root_is_nobody_and_keeps_no_power_but_to_read() -> None:
    # The server's folder is of mode 0700: nobody could not enter it without that power.
    code = """
assert os.getresuid() == os.getresgid() == (NOBODY,) * 3 and os.getgroups() == []
assert os.stat(scratch.parents[1]).st_mode & 0o777 == 0o700
import struct
"""
    acts = {
        "who": (code, False),
        "import": ("sys.path.insert(0, str(stage)); import staged_module", 0),
    }
    assert json.loads(python(SERVER, acts=acts, ordinary=False)) == {
        "who": ["", "done"],
        "import": ["", "done"],
    }
    powers = """
import ctypes, json, struct, sys
from pathlib import Path
from tito.judge import sandbox
sandbox._drop_privileges(Path(json.load(sys.stdin)["own"]))
held = ctypes.create_string_buffer(24)
sandbox._call("capget", struct.pack("Ii", sandbox.CAPABILITY_VERSION, 0), held)
print(*struct.unpack("6I", held.raw))
"""
    effective, permitted, *others = map(int, python(powers).split())
    assert effective == permitted and effective in (0, 1 << 1, 1 << 2)
    assert others == [0, 0, 0, 0]


def test_a_layer_that_cannot_be_put_up_is_an_error() -> None:
    program = """
import os, sys, tempfile
from pathlib import Path
from tito.judge.sandbox import Sandbox, SandboxError
sandbox = Sandbox([], 64, 5)
def attempt(scratch):
    try:
        sandbox.enter(scratch)
    except SandboxError as error:
        print(error, flush=True)
with tempfile.TemporaryDirectory() as folder:
    if os.fork() == 0:
        attempt(Path(folder, "nowhere"))
        os._exit(0)
    os.wait()
    if os.fork() == 0:
        if os.fork() == 0:
            attempt(Path(folder))
            os._exit(0)
        os.wait()
        os._exit(0)
    os.wait()
"""
    first, second = python(program).splitlines()
    assert first.startswith("sandbox: cannot be put up: ") and "No such file" in first
    assert "the server is not this process's parent" in second


def test_a_child_dies_with_its_server() -> None:
    program = """
import os, tempfile, time
from pathlib import Path
from tito.judge.sandbox import Sandbox
sandbox, folder = Sandbox([], 64, 5), Path(tempfile.mkdtemp())
reading, writing = os.pipe()
if os.fork() == 0:
    sandbox.enter(folder)
    os.write(writing, b"x")
    time.sleep(100)  # holding the standard output open, so that the test waits for it
os.read(reading, 1)
folder.rmdir()
"""
    assert python(program) == ""


# ---- the filter's program, on both machines


def run_filter(machine: str, name: str | int, *arguments: int, architecture: int = 0) -> int:
    """Run the program as the kernel would (net/core/filter.c)."""
    table, own = rules.MACHINES[machine]
    number = name if isinstance(name, int) else syscalls().get(name, table)
    six = (*arguments, *[0] * 6)[:6]
    data = struct.pack("=IIQ6Q", number, architecture or own, 0, *six)
    steps = list(struct.iter_unpack("=HBBI", filter_program(machine)))
    at, held = 0, 0
    while True:
        code, if_true, if_false, value = steps[at]
        at += 1
        if code == rules.RETURN:
            return value
        if code == rules.LOAD:
            held = struct.unpack_from("=I", data, value)[0]
        elif code == rules.AND:
            held &= value
        else:
            assert code == rules.JUMP_IF_EQUAL
            at += if_true if held == value else if_false


@pytest.fixture(params=sorted(rules.MACHINES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


ANSWERS = {"allow": 0x7FFF0000, "EPERM": 0x50001, "ENOSYS": 0x50026, "kill": 0x80000000}
HIGH = 1 << 32
PTHREAD = 0x3D0F00  # the flags with which the C library starts a thread


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (("read", 0), "allow"),
        (("exit_group", 0), "allow"),
        (("clone3", 0), "ENOSYS"),
        (("socket", 2), "EPERM"),
        ((0x40000000, 0), "EPERM"),  # x32's read
        ((0xFFFFFFFF, 0), "EPERM"),
        (("clone", PTHREAD), "allow"),
        (("clone", 17), "EPERM"),  # fork
        (("clone", 0x4111), "EPERM"),  # vfork
        (("clone", PTHREAD | 0x10000000), "EPERM"),
        (("clone", PTHREAD & ~0x10000), "EPERM"),
        (("openat", 0, 0, os.O_RDONLY), "allow"),
        (("openat", 0, 0, 0o1000 | 1), "allow"),
        (("openat", 0, 0, 0o1000 | 2), "allow"),
        (("openat", 0, 0, 0o1000), "EPERM"),
        (("openat", 0, 0, 0o1000 | 3), "EPERM"),
        (("ioctl", 0, 0x5401), "allow"),
        (("ioctl", 0, 0x5412), "EPERM"),  # TIOCSTI
        (("ioctl", 0, HIGH | 0x5412), "EPERM"),
        (("fcntl", 0, 1030), "allow"),
        (("fcntl", 0, 4, 0o4000), "allow"),  # O_NONBLOCK
        (("fcntl", 0, 4, 0o24000), "EPERM"),
        (("fcntl", 0, 8, 1), "EPERM"),
        (("prlimit64", 0, 7, 0, 99), "allow"),
        (("prlimit64", 1, 7, 0, 99), "EPERM"),
        (("prlimit64", 0, 7, 99), "EPERM"),
        (("prlimit64", 0, 7, HIGH), "EPERM"),
        (("prctl", 15, 0), "allow"),
        (("prctl", 1, 0), "EPERM"),
        (("sendto", 3, 1, 1, 0, 0, 0), "allow"),
        (("sendto", 3, 1, 1, 0, HIGH, 16), "EPERM"),
        (("sendto", 3, 1, 1, 0, 99, 16), "EPERM"),
    ],
)
def test_the_filter_looks_at_arguments(machine: str, call: tuple[str, int], expected: str) -> None:
    assert run_filter(machine, *call) == ANSWERS[expected]


def test_the_calls_of_another_architecture_kill(machine: str) -> None:
    assert run_filter(machine, "read", architecture=0x40000003) == ANSWERS["kill"]  # i386


def test_every_listed_call_exists_and_only_they_are_allowed(machine: str) -> None:
    listed = {*rules.ALLOWED.split(), *rules.CHECKED}
    assert listed <= set(syscalls().names())
    table = syscalls().load_arch_table(rules.MACHINES[machine][0])
    plain = {name for name in table if run_filter(machine, name) == ANSWERS["allow"]}
    assert plain - set(rules.CHECKED) == set(rules.ALLOWED.split()) & set(table)


# ---- what may be read


def test_no_path_of_the_course_or_its_installation_is_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["numpy", "six.py", "tito", "tinytorch", "tinytorch-0.1.0.dist-info", "~inytorch"]
    names += ["__editable___tinytorch_finder.py", "a.pth", "b.egg-link", "site-packages"]
    site, stage = tmp_path / "site", tmp_path / "stage"
    for name in (*names, "__pycache__/six.pyc", "__pycache__/__editable__x.pyc"):
        (site / name).mkdir(parents=True)
    stage.mkdir()
    monkeypatch.setattr(room, "_import_folders", lambda: [site])
    paths = [path for path in readable_paths(stage) if path.is_relative_to(tmp_path)]
    shown = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert shown == ["site/__pycache__/six.pyc", "site/numpy", "site/six.py", "stage"]


def test_no_readable_path_holds_the_course_or_a_folder_of_packages(tmp_path: Path) -> None:
    for path in readable_paths(tmp_path):
        assert not ROOT.is_relative_to(path)
        assert not path.is_relative_to(ROOT / "tinytorch") and not path.is_relative_to(
            ROOT / "tito"
        )
        assert not list(path.glob("*-packages"))


# ---- the probe


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("", ""),
        ("sys.platform = 'darwin'", "student code is shut in only by Linux on x86_64 or aarch64"),
        ("platform.machine = lambda: 'riscv64'", "student code is shut in only by Linux on"),
        ("room._landlock_abi = lambda: 0", "this machine's kernel offers no Landlock"),
        ("room._call = fail", "this machine's kernel offers no Landlock"),
        ("room._landlock_abi, room._call = (lambda: 7), fail", "kernel offers no seccomp"),
        ("room.Sandbox.enter = lambda self, scratch: None", "the sandbox does not deny a file"),
        ("room.Sandbox.enter = lambda self, scratch: os._exit(0)", "the trial of the sandbox"),
        ("room.SCRATCH = room.READ_DIR", "the trial of the sandbox broke off"),
        ("rules.ALLOWED += ' kill'", "does not deny a signal"),
        ("rules.ALLOWED += ' socket'", "the sandbox does not deny a socket"),
        ("rules.CHECKED['clone'] = []", "can't start new thread"),
    ],
)
def test_the_probe_tries_and_never_weakens_in_silence(change: str, problem: str) -> None:
    program = f"""
import os, platform, sys
from tito.judge import seccomp as rules
from tito.judge import sandbox as room
def fail(*arguments):
    raise OSError(38, "Function not implemented")
{change}
print(room.probe().problem)
"""
    answer = python(program).strip()
    assert problem in answer and bool(problem) == bool(answer)


def test_the_probe_says_what_this_machine_offers() -> None:
    offer = probe()
    assert offer.landlock >= 1 and offer.seccomp and offer.problem == ""
    assert offer.drops_user == (os.geteuid() == 0)


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_than_on_linux_it_can_be_imported(system: str) -> None:
    program = f"""
import tempfile, socket, site, sysconfig, threading, platform, pathlib, ctypes, sys
sys.platform = {system!r}
sys.modules["resource"] = None
from tito.judge.sandbox import probe
print(probe().problem)
"""
    assert "only by Linux" in python(program)
