"""Cached root file systems: an *empty* one for each Debian, as a rented server has it on its first day, and *deployed* ones, which
are the layer that a server had written over it."""

import hashlib
import json
import secrets
import shutil
import time
from pathlib import Path

from . import authority, mirror
from .places import SUITES, LabError, cache, checked_name
from .system import locked, run

# What the hosting companies' minimal images have, and no more: no cron, no curl, no Python, no gnupg.
PACKAGES = ("systemd", "systemd-sysv", "systemd-timesyncd", "libpam-systemd", "dbus", "openssh-server", "sudo", "ca-certificates",
            "iproute2", "iputils-ping", "ifupdown", "netbase", "procps", "less", "nano", "apt-utils", "adduser", "tzdata",
            "debconf-i18n", "bash-completion")

SOURCES = """Types: deb
URIs: http://deb.debian.org/debian
Suites: {suite} {suite}-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: {suite}-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""

SSHD = """# As hosting companies set it: root may sign in with the password that was sent by mail.
PermitRootLogin yes
PasswordAuthentication yes
"""

# Runs outside, on the finished tree in $1. The caches would only make every overlay bigger.
FINISH = r"""set -eu
root=$1
rm -f "$root"/etc/apt/sources.list "$root"/etc/apt/apt.conf.d/99mmdebstrap "$root"/etc/hostname "$root"/etc/ssh/ssh_host_*
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/*.bin
echo 'LANG=C.UTF-8' > "$root/etc/default/locale"
chroot "$root" update-ca-certificates
chroot "$root" useradd --create-home --shell /bin/bash --groups sudo teacher
"""


def _files(suite: str) -> dict[str, str]:
    return {
        "etc/apt/sources.list.d/debian.sources": SOURCES.format(suite=suite),
        "etc/apt/apt.conf.d/90mirror-dates": "".join(line + "\n" for line in mirror.date_checks_off()),
        "etc/ssh/sshd_config.d/10-provider.conf": SSHD,
        "usr/local/share/ca-certificates/lab-authority.crt": authority.root_certificate().read_text(),
    }


def recipe(suite: str) -> str:
    """A hash of everything that makes the image what it is, but the mirror's packages of the day."""
    parts = json.dumps([suite, PACKAGES, FINISH, _files(suite)])
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def base(suite: str) -> Path:
    """The tree of an empty server; built when there is none for today's recipe."""
    if suite not in SUITES:
        raise LabError(f"The lab has no image of “{suite}”, only of {' and '.join(SUITES)}.")
    folder = cache() / "images"
    tree = folder / f"{suite}-{recipe(suite)}"
    if tree.is_dir():
        return tree
    with locked(cache() / f"{suite}.lock"):
        if not tree.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            for old in [*folder.glob(f"{suite}-*"), *folder.glob(f".{suite}-*")]:
                if not _in_use(old) and old.name not in {known["base"] for known in deployed_images().values()}:
                    shutil.rmtree(old)
            _build(suite, tree)
    return tree


def _in_use(tree: Path) -> bool:
    """Whether a living lab (each has its own view of the mounts) stands on this tree."""
    for mounts in Path("/proc").glob("[0-9]*/mounts"):
        try:
            if str(tree) in mounts.read_text(errors="replace"):
                return True
        except OSError:
            continue
    return False


def _build(suite: str, tree: Path) -> None:
    new = tree.with_name(f".{tree.name}.new")
    if new.exists():
        shutil.rmtree(new)
    addresses = mirror.upstream()
    command = ["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase", f"--include={','.join(PACKAGES)}"]
    if proxy := mirror.proxy():
        command.append(f"--aptopt=Acquire::http::Proxy \"{proxy}\"")
    command += [f"--aptopt={line}" for line in mirror.date_checks_off()]
    run(*command, suite, new, *mirror.sources(suite, addresses["debian"], addresses["debian-security"]))
    for name, text in _files(suite).items():
        if text:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text)
    run("sh", "-c", FINISH, "finish", new)
    new.rename(tree)


def deployed_images() -> dict[str, dict]:
    """What is known of each deployed image, by key."""
    found = {}
    for information in (cache() / "deployed").glob("*/image.json"):
        found[information.parent.name] = json.loads(information.read_text())
    return found


def deployed(key: str) -> tuple[list[Path], dict]:
    """The layers of a deployed image, the upper first, and what is known of it."""
    known = deployed_images()
    if key not in known:
        raise LabError(f"There is no deployed image “{key}”. There are: {', '.join(sorted(known)) or 'none'}.")
    information = known[key]
    tree = cache() / "images" / information["base"]
    if not tree.is_dir():
        raise LabError(f"The image “{key}” stands on {tree.name}, which is gone.")
    return [cache() / "deployed" / key / information["layer"], tree], information


def keep(key: str, layer: Path, below: list[Path], information: dict) -> None:
    """Makes a deployed image of what a stopped server has written; servers that run on an earlier one of that name keep theirs."""
    if len(below) > 1:
        raise LabError("A server that came from a deployed image cannot be saved again; deploy from an empty one.")
    target = cache() / "deployed" / checked_name(key)
    with locked(cache() / "deployed.lock"):
        target.mkdir(parents=True, exist_ok=True)
        target.chmod(0o700)
        name = f"layer-{secrets.token_hex(4)}"
        (target / name).mkdir()
        # Whiteouts are devices and opaque folders extended attributes: cp -a keeps both.
        run("cp", "-a", "--reflink=auto", f"{layer}/.", target / name)
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        new = target / "image.new"
        new.write_text(json.dumps({**information, "layer": name, "base": below[-1].name, "saved": stamp}, indent=1))
        new.chmod(0o600)
        new.rename(target / "image.json")
        for old in target.glob("layer*"):
            if old.name != name and not _in_use(old):
                shutil.rmtree(old)


def forget(key: str) -> None:
    target = cache() / "deployed" / checked_name(key)
    if target.exists():
        shutil.rmtree(target)
