"""A server with a memory limit also has to *see* little memory: the kernel shows every container the whole machine's."""

import re
import threading
from pathlib import Path

from .places import LabError


def parsed_size(text: str) -> int:
    """“2G”, “512M” or bytes."""
    if not (match := re.fullmatch(r"(\d+)([KMG]?)", text)):
        raise LabError(f"“{text}” is no size; say for example 2G or 512M.")
    return int(match[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[match[2]]


def swap_files() -> tuple[int, int]:
    """Kilobytes, and how many of them are taken, of all files that servers of labs swap to; the machine's own lie elsewhere."""
    rows = [line.split() for line in Path("/proc/swaps").read_text().splitlines() if line.startswith("/var/swap/")]
    return sum(int(row[2]) for row in rows), sum(int(row[3]) for row in rows)


class MemoryView:
    """A file that reads like /proc/meminfo of a machine with that much memory and no swap but its own. It lies over the real one in the server."""

    def __init__(self, file: Path, total: int, group, swaps: bool):
        self.file, self._total, self._group, self._swaps = file, total, group, swaps
        self._most = 0
        self._lock = threading.Lock()
        file.write_text("")
        self.refresh()

    def refresh(self) -> None:
        used, cached = self._group.used()
        swap, swapped = swap_files() if self._swaps else (0, 0)
        self._most = max(self._most, used - cached)
        total, used, cached = self._total >> 10, min(used, self._total) >> 10, cached >> 10
        free = total - used
        rows = {"MemTotal": total, "MemFree": free, "MemAvailable": min(free + cached, total), "Buffers": 0, "Cached": cached,
                "SwapCached": 0, "Active": used - cached, "Inactive": cached, "SwapTotal": swap, "SwapFree": swap - swapped}
        text = "".join(f"{name + ':':<16}{value:>10} kB\n" for name, value in rows.items())
        with self._lock, open(self.file, "r+", encoding="ascii") as handle:
            # In place and in one write, always of the same length: the server has this very file mounted.
            handle.write(text)

    def most(self, anew: bool) -> int:
        """The most that was in use besides what could have been given up at once; `anew`: from now on it is looked for anew."""
        most, self._most = self._most, 0 if anew else self._most
        return most
