"""The warden: the process outside that starts a keeper, and buries what the kernel does not take away with it: bridge, nftables table,
forwarding, groups, folders. If the warden is killed first, the keeper notices and does the same. If both are, the next lab does."""

import fcntl
import json
import os
import select
import shutil
import signal
import sys
import time
from pathlib import Path

from . import addresses, keeper, network
from .groups import TOP, Groups, machine_has_systemd
from .places import RUN, LabError, cache, run_folder
from .system import CLONE_NEWPID, locked, setns, swap_off, unshare

ALL = RUN / "lock"


def _is_held(folder: Path) -> bool:
    """Whether some process of that lab still lives: they all hold its lock from birth."""
    try:
        with open(folder / "life", "r+", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared: two who look at once do not see each other
        return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def living() -> list[str]:
    return sorted(folder.name for folder in RUN.glob("*") if folder.is_dir() and _is_held(folder))


def _bury(lab: str) -> None:
    """Takes away what a lab has left. Call under the lock of all labs, when its servers are dead."""
    folder = RUN / lab
    try:
        number = json.loads((folder / "lab.json").read_text())["number"]
    except (OSError, ValueError, KeyError):
        number = None
    if number is not None:
        network.remove(number, others_live=any(other != lab for other in living()))
    _set_aside(cache_of(folder) / "work" / lab)
    shutil.rmtree(folder, ignore_errors=True)


def cache_of(folder: Path) -> Path:
    try:
        return Path(json.loads((folder / "lab.json").read_text())["cache"])
    except (OSError, ValueError, KeyError):
        return cache()


def _set_aside(work: Path) -> None:
    """Trees take a busy disk long to delete; the other labs, which wait for the lock, need not wait for that."""
    for server in work.glob("*"):
        swap_off(server)
    try:
        work.rename(work.with_name(f".dead-{os.urandom(6).hex()}"))
    except FileNotFoundError:
        pass


def _sweep(folder: Path) -> None:
    for dead in (folder / "work").glob(".dead-*"):
        shutil.rmtree(dead, ignore_errors=True)


def clean() -> list[str]:
    """Buries labs of which nobody lives any more; gives back their names."""
    with locked(ALL):
        dead = sorted(folder.name for folder in RUN.glob("*") if folder.is_dir() and not _is_held(folder))
        caches = {cache()} | {cache_of(RUN / lab) for lab in dead}
        for lab in dead:
            Groups(lab).remove()
            _bury(lab)
        # After a reboot of the machine only these tell of a lab that was.
        for work in (cache() / "work").glob("[a-z]*"):
            if not _is_held(RUN / work.name):
                _set_aside(work)
    for folder in caches:
        _sweep(folder)
    return dead


def start(lab: str, owned: bool, real: bool) -> int:
    """Runs until the keeper ends; `owned`: or until standard input is closed. Says on standard output when the lab is there."""
    os.umask(0o022)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])  # who starts us may hold signals back, and children inherit that
    folder = run_folder(lab)
    clean()
    with locked(ALL):
        if _is_held(folder):
            raise LabError(f"A lab “{lab}” is running already.")
        folder.mkdir(parents=True, exist_ok=True)
        life = os.open(folder / "life", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(life, fcntl.LOCK_EX)
        number, subnet = addresses.free_subnet()
        (folder / "lab.json").write_text(json.dumps({"lab": lab, "number": number, "warden": os.getpid(), "cache": str(cache())}))
        wires = network.Network(number, subnet)
        wires.create()
    groups = Groups(lab)
    groups.prepare()

    def bury():
        with locked(ALL):
            groups.remove()
            _bury(lab)
        _sweep(cache())

    child = _fork_keeper(lab, folder, wires, groups, real, bury)
    stopping = _stop_requests()
    try:
        _wait(child, stopping, owned)
    finally:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        # Returns when every process of the lab is dead and its mounts are gone.
        os.waitpid(child, 0)
        bury()
    return 0


def _fork_keeper(lab, folder, wires, groups, real, bury) -> int:
    ours = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    sys.stdout.flush()
    unshare(CLONE_NEWPID)
    child = os.fork()
    if child == 0:
        ready = os.dup(1)
        log = os.open(folder / "keeper.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open("/dev/null", os.O_RDONLY)
        for number, target in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(number, target)
        keeper.keep(lab, folder, wires, groups, real, ready, bury)
    setns(ours, CLONE_NEWPID)
    os.close(ours)
    nothing = os.open("/dev/null", os.O_WRONLY)
    os.dup2(nothing, 1)  # the caller sees the end of it as soon as the keeper has spoken
    os.dup2(os.open(folder / "keeper.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    return child


def _stop_requests() -> int:
    read, write = os.pipe()
    os.set_blocking(write, False)
    signal.set_wakeup_fd(write)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    return read


def _wait(child: int, stopping: int, owned: bool) -> None:
    death = os.pidfd_open(child)
    watched = [death, stopping] + ([0] if owned else [])
    while True:
        woken, _, _ = select.select(watched, [], [])
        if death in woken or stopping in woken:
            return
        if 0 in woken and os.read(0, 4096) == b"":
            return


def stop(lab: str, seconds: float = 120.0) -> bool:
    """Ends a lab that somebody left running; False if there is none."""
    folder = run_folder(lab)
    try:
        if not _is_held(folder):
            raise ProcessLookupError
        end = time.monotonic() + seconds
        warden = os.pidfd_open(json.loads((folder / "lab.json").read_text())["warden"])
    except (OSError, ValueError):  # nobody there, or its keeper is burying it at this moment
        clean()
        return False
    try:
        signal.pidfd_send_signal(warden, signal.SIGTERM)
        while _is_held(folder) and time.monotonic() < end:
            time.sleep(0.05)
        select.select([warden], [], [], max(0.0, end - time.monotonic()))
    except ProcessLookupError:
        pass
    finally:
        os.close(warden)
    if _is_held(folder):
        raise LabError(f"The lab “{lab}” did not end within {seconds:.0f} s.")
    clean()
    return True


def delegated(command: list[str], lab: str) -> list[str]:
    """On machines with systemd a scope has to be asked for; elsewhere the groups are free to take."""
    if not machine_has_systemd():
        return command
    return ["systemd-run", "--quiet", "--scope", "--collect", "--property=Delegate=yes", f"--unit={TOP}-{lab}-{os.getpid()}", "--", *command]
