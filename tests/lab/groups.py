"""Control groups: each server runs in one of its own, in every hierarchy that matters to it.

Without systemd as the machine's first process the groups stand at the roots of the hierarchies. With it, the lab is started in a
scope that systemd has delegated (warden.py), and the groups stand below that."""

import os
import time
from pathlib import Path

from .places import LabError

TOP = "meethouse-lab"


def machine_has_systemd() -> bool:
    return Path("/run/systemd/system").is_dir()


def _hierarchies() -> dict[str, Path]:
    """Mount points by kind: `systemd` (legacy, names only), `memory` (legacy) and `unified`."""
    found: dict[str, Path] = {}
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        left, _, right = line.partition(" - ")
        point, (kind, _, options) = Path(left.split()[4]), right.split(" ", 2)
        if kind == "cgroup2":
            found.setdefault("unified", point)
        elif kind == "cgroup":
            for name in ("name=systemd", "memory"):
                if name in options.split(","):
                    found.setdefault(name.removeprefix("name="), point)
    return found


def _own(kind: str) -> str:
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        number, controllers, path = line.split(":", 2)
        if (kind == "unified" and number == "0") or kind in controllers.replace("name=", "").split(","):
            return path.strip("/")
    return ""


class Groups:
    """The groups of one lab."""

    def __init__(self, lab: str):
        self._bases = {}
        for kind, point in _hierarchies().items():
            delegated = machine_has_systemd() and kind != "memory"
            self._bases[kind] = point / _own(kind) if delegated else point / TOP / lab
        self.unified_memory = False

    def prepare(self) -> None:
        """Call once, in the lab's own first process: with systemd it moves what stands in the scope into a group below."""
        if "memory" in self._controllers():
            self.unified_memory = True
            self._delegate_memory()

    def _controllers(self) -> list[str]:
        base = self._bases.get("unified")
        if base is None or "memory" in self._bases:
            return []
        listing = (base if base.exists() else base.parent.parent) / "cgroup.controllers"
        return listing.read_text().split()

    def _delegate_memory(self) -> None:
        base = self._bases["unified"]
        if machine_has_systemd():
            # A group that hands controllers down may hold no process itself.
            inner = base / "keeper"
            inner.mkdir(exist_ok=True)
            for process in (base / "cgroup.procs").read_text().split():
                (inner / "cgroup.procs").write_text(process)
        base.mkdir(parents=True, exist_ok=True)
        try:
            for folder in ([base] if machine_has_systemd() else [base.parent.parent, base.parent, base]):
                (folder / "cgroup.subtree_control").write_text("+memory")
        except OSError:
            self.unified_memory = False  # servers with a limit are then refused, with that reason

    def create(self, server: str, memory: int | None, swaps: bool) -> "Group":
        wanted = {kind: base / server for kind, base in self._bases.items() if kind != "memory" or memory is not None}
        return Group(wanted, memory, self.unified_memory, swaps)

    def remove(self) -> None:
        for base in self._bases.values():
            if base.name != TOP and TOP in base.parts:
                remove_tree(base)
                try:
                    base.parent.rmdir()
                except OSError:
                    pass  # another lab's groups are in it


class Group:
    def __init__(self, folders: dict[str, Path], memory: int | None, unified_memory: bool, swaps: bool):
        self._folders = folders
        self._memory = None
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        if memory is None:
            return
        if "memory" in folders:
            self._memory = folders["memory"]
            (self._memory / "memory.limit_in_bytes").write_text(str(memory))
            if not swaps:
                (self._memory / "memory.swappiness").write_text("0")
        elif unified_memory:
            self._memory = folders["unified"]
            (self._memory / "memory.max").write_text(str(memory))
            if not swaps and (self._memory / "memory.swap.max").exists():
                (self._memory / "memory.swap.max").write_text("0")
        else:
            raise LabError("This machine lets nobody limit a server's memory: no memory controller can be handed down.")

    def entrances(self) -> list[Path]:
        """Files a process writes 0 to, to be in the group."""
        return [folder / "cgroup.procs" for folder in self._folders.values()]

    def used(self) -> tuple[int, int]:
        """Bytes in use, and how many of them are file cache that could be given up at once."""
        if self._memory is None:
            return 0, 0
        usage = self._memory / "memory.usage_in_bytes"
        current = int((usage if usage.exists() else self._memory / "memory.current").read_text())
        statistics = dict(line.split() for line in (self._memory / "memory.stat").read_text().splitlines())
        cached = int(statistics.get("total_inactive_file", statistics.get("inactive_file", "0")))
        return current, min(cached, current)

    def peak(self, anew: bool) -> tuple[int, int]:
        """The most bytes that were in use, and how many processes the kernel has ended because there were no more."""
        legacy = self._memory / "memory.max_usage_in_bytes"
        peak = legacy if legacy.exists() else self._memory / "memory.peak"
        events = self._memory / ("memory.oom_control" if legacy.exists() else "memory.events")
        most = int(peak.read_text())
        if anew:
            try:
                peak.write_text("0")
            except OSError:
                pass  # kernels before 6.12 count on in the unified hierarchy
        return most, int(dict(line.split() for line in events.read_text().splitlines())["oom_kill"])

    def remove(self) -> None:
        for folder in self._folders.values():
            remove_tree(folder)


def remove_tree(folder: Path) -> None:
    """A group can be removed once its last process is quite gone, which takes the kernel a moment."""
    for _ in range(50):
        for inner, _, _ in os.walk(folder, topdown=False):
            try:
                os.rmdir(inner)
            except OSError:
                pass
        if not folder.exists():
            return
        time.sleep(0.1)
