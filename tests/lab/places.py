"""Where the lab keeps things: a cache that outlives labs, and one run folder for each living lab."""

import os
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
# On a tmpfs, so that nothing of a dead lab outlives the machine's own reboot.
RUN = Path("/run/meethouse-lab")

DOMAIN = "lab.example"  # .example is reserved (RFC 2606): no such name can exist outside
ACME_NAME = f"acme.{DOMAIN}"
PACKAGES_NAME = f"packages.{DOMAIN}"

SUITES = ("bookworm", "trixie")


class LabError(Exception):
    """Something the caller can be told in one sentence."""


def cache() -> Path:
    """The cache folder. Root file systems lie in it, so it needs a real file system, not an overlay."""
    return Path(os.environ.get("MEETHOUSE_LAB_CACHE") or CHECKOUT / "build" / "lab").resolve()


def checked_name(name: str) -> str:
    """Names become folders, cgroups and host names, so they are kept to what all of these take."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
        raise LabError(f"“{name}” is no name for the lab: small letters, digits and hyphens, at most 31.")
    return name


def run_folder(lab: str) -> Path:
    return RUN / checked_name(lab)
