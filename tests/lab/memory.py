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


class MemoryView:
    """A file that reads like /proc/meminfo of a machine with that much memory and no swap. It lies over the real one in the server."""

    def __init__(self, file: Path, total: int, group):
        self.file, self._total, self._group = file, total, group
        self._lock = threading.Lock()
        file.write_text("")
        self.refresh()

    def refresh(self) -> None:
        used, cached = self._group.used()
        total, used, cached = self._total >> 10, min(used, self._total) >> 10, cached >> 10
        free = total - used
        rows = {"MemTotal": total, "MemFree": free, "MemAvailable": min(free + cached, total), "Buffers": 0, "Cached": cached,
                "SwapCached": 0, "Active": used - cached, "Inactive": cached, "SwapTotal": 0, "SwapFree": 0}
        text = "".join(f"{name + ':':<16}{value:>10} kB\n" for name, value in rows.items())
        with self._lock, open(self.file, "r+", encoding="ascii") as handle:
            # In place and in one write, always of the same length: the server has this very file mounted.
            handle.write(text)
