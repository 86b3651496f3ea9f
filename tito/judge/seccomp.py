"""The filter of system calls that a student's process lives behind, as a seccomp program.

See docs.kernel.org/userspace-api/seccomp_filter.html. Numbers without another source are those of
the kernel's include/uapi/linux.
"""

import errno
import struct

from system_calls import syscalls

#: Per machine: its name in `system_calls`, its AUDIT_ARCH (audit.h).
MACHINES = {"x86_64": ("x86_64", 0xC000003E), "aarch64": ("arm64", 0xC00000B7)}
PR_SET_NAME, PR_GET_NAME = 15, 16  # prctl.h

#: Calls whose arguments need no check: Landlock or the process's own memory bounds them.
#: Not `truncate`: Landlock does not govern it before ABI 3.
ALLOWED = """
read write readv writev pread64 pwrite64 lseek close close_range dup dup2 dup3 pipe2 recvfrom
poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait
fstat newfstatat statx stat lstat access faccessat faccessat2
readlink readlinkat getcwd chdir fchdir getdents64 mkdir mkdirat rmdir unlink unlinkat
rename renameat renameat2 ftruncate fsync fdatasync umask
mmap munmap mremap mprotect madvise msync brk membarrier futex futex_waitv set_robust_list rseq
rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack
getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp
sched_yield sched_getaffinity nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday
time times getrusage getrlimit getrandom uname getcpu
exit exit_group restart_syscall arch_prctl set_tid_address
"""
Condition = tuple[int, int, int]  # an argument's number, a mask, what the mask leaves of it
WHOLE, LONG = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
THREAD, NEW_NAMESPACE = 0x10900, 0x7E020000  # sched.h: CLONE_VM | _SIGHAND | _THREAD; CLONE_NEW*
#: TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX (asm-generic/ioctls.h)
IOCTLS = (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
FCNTLS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC (fcntl.h)
F_SETFL, O_ASYNC, O_TRUNC, O_ACCMODE = 4, 0o20000, 0o1000, 0o3
#: Calls that are allowed when all conditions of one of the lists hold.
CHECKED: dict[str, list[list[Condition]]] = {
    **{  # O_TRUNC only to write: what else it empties, Landlock lets pass before ABI 3
        name: [[(flags, O_TRUNC, 0)], [(flags, O_ACCMODE, 1)], [(flags, O_ACCMODE, 2)]]
        for name, flags in (("open", 1), ("openat", 2))
    },
    "clone": [[(0, THREAD | NEW_NAMESPACE, THREAD)]],
    "ioctl": [[(1, WHOLE, request)] for request in IOCTLS],
    "fcntl": [[(1, WHOLE, F_SETFL), (2, O_ASYNC, 0)], *([(1, WHOLE, do)] for do in FCNTLS)],
    "prlimit64": [[(0, WHOLE, 0), (2, LONG, 0)]],  # own limits, and no new ones
    "prctl": [[(0, WHOLE, PR_SET_NAME)], [(0, WHOLE, PR_GET_NAME)]],
    "socketpair": [[(0, WHOLE, 1)]],  # AF_UNIX (socket.h): an event loop wakes itself with it
    "sendto": [[(4, LONG, 0)]],  # on an open channel, to no address
}
#: BPF_LD|W|ABS, BPF_ALU|AND|K, BPF_JMP|JEQ|K, BPF_RET|K (bpf_common.h); SECCOMP_RET_* (seccomp.h)
LOAD, AND, JUMP_IF_EQUAL, RETURN = 0x20, 0x54, 0x15, 0x06
ALLOW, FAIL, KILL = 0x7FFF0000, 0x00050000, 0x80000000


def filter_program(machine: str) -> bytes:
    """Build the seccomp filter of a machine: what is not listed answers EPERM."""
    table, architecture = MACHINES[machine]
    numbers = syscalls().load_arch_table(table)
    # The offsets are those of struct seccomp_data: 0 the call's number, 4 the architecture.
    program = _step(LOAD, 4) + _step(JUMP_IF_EQUAL, architecture, 1) + _step(RETURN, KILL)
    program += _step(LOAD, 0)
    answers = dict.fromkeys(ALLOWED.split(), _step(RETURN, ALLOW))
    answers["clone3"] = _step(RETURN, FAIL | errno.ENOSYS)  # the C library then calls clone
    for name, choices in CHECKED.items():
        answers[name] = b"".join(map(_allow_if, choices)) + _step(RETURN, FAIL | errno.EPERM)
    for name, answer in answers.items():
        if name in numbers:
            program += _step(JUMP_IF_EQUAL, numbers[name], 0, len(answer) // 8) + answer
    return program + _step(RETURN, FAIL | errno.EPERM)


def _allow_if(conditions: list[Condition]) -> bytes:
    """Allow the call if all conditions hold; else go on behind these steps."""
    steps = _step(RETURN, ALLOW)
    for argument, mask, value in conditions:
        for shift in (0, 32):  # a filter compares 32 bits; both machines keep the low half first
            if half := mask >> shift & WHOLE:
                jump = _step(JUMP_IF_EQUAL, value >> shift & WHOLE, 0, len(steps) // 8)
                load = _step(LOAD, 16 + 8 * argument + shift // 8)
                steps = load + _step(AND, half) + jump + steps
    return steps


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)  # struct sock_filter
