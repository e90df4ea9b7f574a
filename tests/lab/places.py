"""Where the lab keeps things: a cache that outlives labs, and one run folder for each living lab."""

import os
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN = Path("/run/meethouse-lab")

DOMAIN = "lab.example"  # .example is reserved (RFC 2606): no such name can exist outside
ACME_NAME = f"acme.{DOMAIN}"
PACKAGES_NAME = f"packages.{DOMAIN}"

SUITES = ("bookworm", "trixie")


class LabError(Exception):
    """Something the caller can be told in one sentence."""


def cache() -> Path:
    """The cache folder. Root file systems lie in it, so it needs a real file system, not an overlay."""
    in_checkout = HERE.parent.name == "tests"
    stock = HERE.parent.parent / "build" / "lab" if in_checkout else Path("/var/cache/meethouse-lab")
    return Path(os.environ.get("MEETHOUSE_LAB_CACHE") or stock).resolve()


def checked_name(name: str) -> str:
    """Names become folders, cgroups and host names, so they are kept to what all of these take."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
        raise LabError(f"“{name}” is no name for the lab: small letters, digits and hyphens, at most 31.")
    return name


def run_folder(lab: str) -> Path:
    return RUN / checked_name(lab)
