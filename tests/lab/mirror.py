"""Which Debian mirror the machine itself uses. Servers always say deb.debian.org, as rented ones do; the lab answers that
name itself (web.py) and fetches from here."""

import re
import subprocess
from functools import cache

NAMES = ("deb.debian.org", "security.debian.org")
STOCK = {"debian": "http://deb.debian.org/debian", "debian-security": "http://deb.debian.org/debian-security"}


def _apt(*arguments: str) -> str:
    done = subprocess.run(arguments, text=True, capture_output=True, stdin=subprocess.DEVNULL)
    return done.stdout if done.returncode == 0 else ""


@cache
def upstream() -> dict[str, str]:
    """Base addresses by kind: `debian` and `debian-security`. Kinds the machine does not configure keep the stock one."""
    found = dict(STOCK)
    listed = _apt("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages")
    for line in listed.splitlines():
        address, _, release = line.partition(" ")
        if not re.match(r"https?://", address):
            continue
        if re.fullmatch(r"[a-z]+-security", release) and "debian-security" in address:
            found["debian-security"] = address.rstrip("/")
        elif re.fullmatch(r"bookworm|trixie|stable|oldstable", release) and "/debian" in address:
            found["debian"] = address.rstrip("/")
    return found


@cache
def proxy() -> str | None:
    """The proxy apt is told to use, if any."""
    said = _apt("apt-config", "dump", "--format", "%v%n", "Acquire::http::Proxy").strip()
    return said if said and said != "DIRECT" else None


@cache
def date_checks_off() -> list[str]:
    """Lines of apt configuration, if this machine's mirror is known to be behind its own dates."""
    lines = []
    for option in ("Acquire::Check-Valid-Until", "Acquire::Check-Date"):
        if _apt("apt-config", "dump", "--format", "%v%n", option).strip() in ("false", "0", "no"):
            lines.append(f'{option} "false";')
    return lines


def sources(suite: str, debian: str, security: str) -> list[str]:
    return [f"deb {debian} {suite} main", f"deb {debian} {suite}-updates main",
            f"deb {security} {suite}-security main"]
