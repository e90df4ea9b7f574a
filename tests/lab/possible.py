"""Whether this machine can boot servers at all. Tried out, not guessed; each answer is a sentence for a person."""

import os
import shutil
import subprocess

from .places import HERE

TRIED = """set -e
mount --make-rprivate /
mount -t tmpfs none /mnt
mkdir /mnt/lower /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/mnt/lower,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
ip link add mhprobe type bridge
nft add table inet mhprobe
nft add chain inet mhprobe out '{ type nat hook postrouting priority srcnat; }'
nft add rule inet mhprobe out masquerade
"""
PROGRAMS = {"systemd-nspawn": "systemd-container", "mmdebstrap": "mmdebstrap", "ip": "iproute2", "nft": "nftables", "dnsmasq": "dnsmasq-base",
            "pebble": "pebble", "openssl": "openssl", "ssh-keygen": "openssh-client", "nsenter": "util-linux"}


def why_not() -> str | None:
    """None if it can."""
    if os.geteuid() != 0:
        return "Booting servers needs root on this machine; call this with sudo."
    missing = sorted({package for program, package in PROGRAMS.items() if not shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin")})
    if missing:
        return f"Programs are missing; the packages {', '.join(missing)} bring them (list: {HERE / 'packages.txt'})."
    tried = subprocess.run(["unshare", "--mount", "--pid", "--fork", "--net", "sh", "-c", TRIED], text=True, capture_output=True)
    if tried.returncode != 0:
        return ("This machine does not let its root mount, bridge or filter in namespaces of its own, as in an unprivileged container: "
                f"{tried.stderr.strip()[-300:]}")
    for place in ("/sys/fs/cgroup", "/proc/sys/net/ipv4/ip_forward"):
        if not _may_write(place):
            return f"This machine does not let its root write to {place}, as in an unprivileged container."
    return None


def _may_write(place: str) -> bool:
    return not os.statvfs(place).f_flag & os.ST_RDONLY or _has_writable_hierarchy(place)


def _has_writable_hierarchy(place: str) -> bool:
    """A legacy machine mounts the hierarchies below a read-only tmpfs."""
    with open("/proc/self/mounts", encoding="utf-8") as mounts:
        rows = [line.split() for line in mounts]
    return any(row[1].startswith(f"{place}/") and row[2].startswith("cgroup") and "rw" in row[3].split(",") for row in rows)
