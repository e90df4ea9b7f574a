"""Where the Jitsi packages come from: the stand-ins built from tests/lab/standins, or a real repository that is named."""

import hashlib
import os
import shutil
import time
import urllib.request
from pathlib import Path

from .places import HERE, PACKAGES_NAME, LabError, cache
from .system import locked, run

REAL = "https://download.jitsi.org"
REAL_KEY = f"{REAL}/jitsi-key.gpg.key"


def _inputs_hash(folder: Path) -> str:
    """Of what goes into the packages; the stand-ins' own tests lie beside it."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
                       and (path.parent != folder or path.name in ("build", "versions"))):
        digest.update(f"{file.relative_to(folder)} {file.stat().st_mode & 0o111}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def stand_ins() -> Path | None:
    """The folder of the built stand-ins; None as long as there is nothing to build."""
    sources = HERE / "standins"
    if not (sources / "build").is_file():
        return None
    target = cache() / "stand-ins" / _inputs_hash(sources)
    with locked(cache() / "stand-ins.lock"):
        if not target.is_dir():
            new = target.with_suffix(".new")
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir(parents=True)
            run(sources / "build", new)
            for part in ("key.asc", "stable/Packages", "stable/InRelease"):
                if not (new / part).is_file():
                    raise LabError(f"tests/lab/standins/build wrote no {part}.")
            new.rename(target)
            for old in target.parent.iterdir():
                # A lab that is still running may serve the one before.
                if old != target and time.time() - old.stat().st_mtime > 24 * 3600:
                    shutil.rmtree(old, ignore_errors=True)
    return target


def _fetched_key() -> Path:
    target = cache() / "jitsi-key.asc"
    try:
        with urllib.request.urlopen(REAL_KEY, timeout=15) as answer:
            target.write_bytes(answer.read())
    except OSError as failure:
        raise LabError(f"Jitsi's own repository cannot be reached from here ({failure}). Name another with "
                       "MEETHOUSE_JITSI_REPOSITORY and its key file with MEETHOUSE_JITSI_REPOSITORY_KEY.") from failure
    return target


def chosen(real: bool) -> tuple[dict | None, str, Path | None]:
    """What a client is told ({url, suite, keyFile}), “real” or “stand-in”, and the folder the lab itself has to serve, if any.

    MEETHOUSE_JITSI_REPOSITORY is an address or a folder, optionally with a suite behind a blank (default `stable/`)."""
    place, _, suite = os.environ.get("MEETHOUSE_JITSI_REPOSITORY", "").strip().partition(" ")
    suite = suite.strip() or "stable/"
    key = os.environ.get("MEETHOUSE_JITSI_REPOSITORY_KEY", "")
    if place:
        if not key or not Path(key).is_file():
            raise LabError("MEETHOUSE_JITSI_REPOSITORY needs its key file in MEETHOUSE_JITSI_REPOSITORY_KEY.")
        if Path(place).is_dir():
            return {"url": f"http://{PACKAGES_NAME}/", "suite": suite, "keyFile": str(Path(key).resolve())}, "real", Path(place).resolve()
        return {"url": place, "suite": suite, "keyFile": str(Path(key).resolve())}, "real", None
    if real:
        return {"url": REAL, "suite": "stable/", "keyFile": str(_fetched_key())}, "real", None
    folder = stand_ins()
    if folder is None:
        return None, "stand-in", None
    return {"url": f"http://{PACKAGES_NAME}/", "suite": "stable/", "keyFile": str(folder / "key.asc")}, "stand-in", folder
