"""The few system calls that Python has no name for yet, and one way to run a command."""

import ctypes
import fcntl
import os
import signal
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

from .places import LabError

CLONE_NEWNS = 0x00020000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_REMOUNT, MS_REC, MS_PRIVATE = 0x20, 0x4000, 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")


def unshare(flags: int) -> None:
    _checked(_libc.unshare(flags), "unshare")


def setns(descriptor: int, kind: int) -> None:
    _checked(_libc.setns(descriptor, kind), "setns")


def mount(source: str, target: Path, kind: str | None, flags: int = 0, options: str = "") -> None:
    _checked(_libc.mount(source.encode(), str(target).encode(), kind.encode() if kind else None,
                         ctypes.c_ulong(flags), options.encode()), f"mount {target}")


def unmount(target: Path) -> None:
    _checked(_libc.umount2(str(target).encode(), MNT_DETACH), f"umount {target}")


def die_with_parent(number: int = signal.SIGTERM) -> None:
    _checked(_libc.prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(number), 0, 0, 0), "prctl")


def run(*command: str | Path, input: str | None = None, check: bool = True) -> str:
    """Runs to the end, gives back standard output; what it said goes into the error."""
    try:
        done = subprocess.run([str(word) for word in command], input=input, text=True, errors="replace",
                              capture_output=True, stdin=None if input is not None else subprocess.DEVNULL)
    except FileNotFoundError as missing:
        raise LabError(f"The program {command[0]} is missing (see tests/lab/packages.txt).") from missing
    if check and done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise LabError(f"{' '.join(map(str, command[:6]))} … failed ({done.returncode}): {said}")
    return done.stdout


def swap_off(server: Path) -> None:
    """The whole machine swaps to a server's swap files, and one in use cannot be deleted."""
    for file in server.glob("var/swap/*"):
        run("swapoff", file, check=False)


def in_network_of(namespace: Path, action):
    """Calls action() in a thread that stands in another network namespace: sockets made there stay there."""
    outcome = []

    def inside():
        try:
            with open(namespace, "rb") as handle:
                setns(handle.fileno(), CLONE_NEWNET)
            outcome.append((action(), None))
        except BaseException as failure:  # handed on to the caller below
            outcome.append((None, failure))

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    result, failure = outcome[0]
    if failure is not None:
        raise failure
    return result


@contextmanager
def locked(path: Path):
    """One at a time, across processes; the kernel lets go of it when the holder dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
