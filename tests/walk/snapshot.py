"""What undo promises to bring back: the tree, packages, users, debconf answers and services of a server."""

import re
from dataclasses import dataclass

# Undo names these as what it cannot take back (facts seen with a purge of the real packages, and what any life of a server changes).
ALLOWED = [
    r"^/var/log(/|$)",                       # logs of packages and of the journal
    r"^/var/cache(/|$)", r"^/var/lib/apt(/|$)", r"^/var/lib/dpkg(/|$)",  # apt's and dpkg's own bookkeeping
    r"^/var/lib/ucf(/|$)", r"^/var/lib/systemd(/|$)", r"^/var/lib/private(/|$)", r"^/var/tmp(/|$)", r"^/tmp(/|$)", r"^/root/\.",
    r"^/etc/(passwd|group|shadow|gshadow|subuid|subgid)-?$",   # compared by content below
    r"^/etc/ld\.so\.cache$", r"^/etc/\.pwd\.lock$",
    r"^/home/[^/]+/\.",
]


@dataclass
class Snapshot:
    tree: dict[str, str]
    packages: set[str]
    users: set[str]
    groups: set[str]
    answers: set[str]
    units: set[str]

    @staticmethod
    def take(server) -> "Snapshot":
        def lines(command: str) -> list[str]:
            return server.exec(command + "; true", timeout=600).stdout.splitlines()

        tree = {}
        # Regular files by content and mode, links by where they point, folders by mode.
        for line in lines("find /etc /usr /var /root /home /opt /srv /boot -xdev \\( -type f -printf 'f %m %u:%g %p\\n' -o -type l -printf 'l %l %u:%g %p\\n' "
                          "-o -type d -printf 'd %m %u:%g %p\\n' \\) 2>/dev/null"):
            kind, detail, owner, path = line.split(" ", 3)
            tree[path] = f"{kind} {detail} {owner}"
        for line in lines("find /etc /usr/local /var/www /var/lib/prosody /opt /srv -xdev -type f -exec sha256sum {} + 2>/dev/null"):
            digest, path = line.split("  ", 1)
            tree[path] = tree.get(path, "") + " " + digest
        return Snapshot(
            {path: what for path, what in tree.items() if not any(re.search(rule, path) for rule in ALLOWED)},
            set(lines("dpkg-query -W -f '${Package} ${db:Status-Status}\\n'")),
            set(lines("cut -d: -f1 /etc/passwd")),
            set(lines("cut -d: -f1 /etc/group")),
            set(lines("grep -h '^Name: ' /var/cache/debconf/config.dat /var/cache/debconf/passwords.dat 2>/dev/null | grep -iE 'jitsi|jicofo|videobridge' || true")),
            set(lines("systemctl list-unit-files --state=enabled --no-legend --plain | awk '{print $1}'")),
        )

    def differences(self, later: "Snapshot") -> list[str]:
        """What is otherwise later, one line each."""
        found = []
        for path in sorted(self.tree.keys() | later.tree.keys()):
            before, after = self.tree.get(path), later.tree.get(path)
            if before != after:
                found.append(f"{path}: {before or 'was not there'} -> {after or 'is gone'}")
        for what in ("packages", "users", "groups", "answers", "units"):
            before, after = getattr(self, what), getattr(later, what)
            found += [f"{what}: {one} is new" for one in sorted(after - before)]
            found += [f"{what}: {one} is gone" for one in sorted(before - after)]
        return found


def is_said(difference: str, said: list[str]) -> bool:
    """Whether undo has named what differs: a path or a folder above it, or an account by its name."""
    what = difference.split(": ")[0]
    if what.startswith("/"):
        return any(what == path or what.startswith(path + "/") for line in said for path in line.split() if path.startswith("/"))
    name = difference.split(": ")[1].split()[0]
    return any(f" {name} " in line for line in said)
