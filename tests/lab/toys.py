"""Toy plans for real servers: small, but with every kind of change a step can make. The C++ side is driven by tests/support/deployment_probe.cpp."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import weakref
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "sw0rdfish-is-a-secret"

# `point N`: where a test may kill the run. Nothing happens unless it has asked for that.
POINT = """
point() {
    case $bundle in */runs/*) ;; *) return 0 ;; esac
    [ -e "/root/kill-at-$1" ] || return 0
    rm "/root/kill-at-$1"
    sync
    systemctl kill --signal=KILL "meethouse-run-${bundle##*/}.service"
    sleep 30
}
"""

STEPS = {
    "answers": """
check() { point 1; packages_installed iperf3; }
apply() {
    point 2
    preseed <<END && point 3 && install_packages iperf3 && point 4 && secret_done answer
iperf3 iperf3/start_daemon boolean false
iperf3 iperf3/toy-secret password @answer@
END
}
""",
    "files": """
check() {
    point 5
    placed ours.conf /etc/toy/deep/ours.conf 0640 root:adm && placed ours.conf /etc/foreign.conf &&
        taken_away /etc/unwanted.conf && link_placed deep/ours.conf /etc/toy/link && [ -s /var/lib/toy/all/of/it ]
}
apply() {
    point 6
    place ours.conf /etc/toy/deep/ours.conf 0640 root:adm && point 7 && place ours.conf /etc/foreign.conf && point 8 &&
        take_away /etc/unwanted.conf && point 9 && place_link deep/ours.conf /etc/toy/link && our_tree /var/lib/toy &&
        point 10 && mkdir -p /var/lib/toy/all/of && echo it >/var/lib/toy/all/of/it && point 11
}
""",
    "lines": """
check() {
    has_line /etc/owner.conf "Include $DOMAIN # meethouse" && has_block /etc/hosts block '#' &&
        line_replaced /etc/owner.conf '#' 'log ' 'log short;'
}
apply() {
    point 12
    add_line /etc/owner.conf "Include $DOMAIN # meethouse" && point 13 && add_block /etc/hosts block '#' && point 14 &&
        replace_line /etc/owner.conf '#' 'log ' 'log short;' && point 15 && restart_later toy-owner && point 16
}
""",
    "units": """
check() {
    point 17
    placed toy.service /etc/systemd/system/meethouse-toy.service && unit_enabled meethouse-toy.service &&
        unit_disabled toy-other.service && user_exists toy && is_member games toy
}
apply() {
    point 18
    place toy.service /etc/systemd/system/meethouse-toy.service && point 19 && enable_unit meethouse-toy.service &&
        point 20 && disable_unit toy-other.service && point 21 && add_user toy /nonexistent && add_member games toy && point 22
}
""",
    "original": """
check() { point 23; grep -q "$DOMAIN" /etc/motd; }
apply() { point 24; keep_original /etc/motd && point 25 && echo "$DOMAIN" >>/etc/motd && point 26; }
""",
}
POINTS = 26

SERVICE = "[Unit]\nDescription=A toy\n[Service]\nExecStart=/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n"
# It writes down each time it starts, so that a test sees whether it was restarted.
OWNERS_SERVICE = SERVICE.replace("ExecStart", "ExecStartPre=/bin/sh -c 'echo started >>/root/toy-owner.starts'\nExecStart")

BOOKKEEPING = (r"^/etc/(passwd|group|shadow|gshadow|subuid|subgid)-?$|^/etc/ld\.so\.cache$|^/etc/\.pwd\.lock$|^/root/|^/(proc|sys|run|tmp|dev)$"
               r"|^/var/(log|cache|tmp)(/|$)|^/var/lib/(apt|dpkg|ucf|systemd|private)(/|$)|^/home/[^/]+/\.")


def temporary_folder(owner) -> Path:
    """One that goes when its owner does."""
    folder = tempfile.mkdtemp(prefix="meethouse-toy-")
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


class Plan:
    """A folder as deployment_probe reads it."""

    def __init__(self, steps: dict[str, str] | None = None):
        self.path = temporary_folder(self)
        steps = STEPS if steps is None else steps
        for number, (name, text) in enumerate(steps.items(), 1):
            self.write(f"steps/{number:02}-{name}.sh", f"# {name}: a toy.{POINT}{text}")
        self.write("values/DOMAIN", "meet.lab.example")
        self.write("files/ours.conf", "ours\n")
        self.write("files/block", "three\nlines\nof ours\n")
        self.write("files/toy.service", SERVICE)
        self.write("secrets/answer", SECRET)
        self.write("settings.json", json.dumps({"format": 1, "domain": "meet.lab.example"}))

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text)


def probe_program() -> Path:
    named = os.environ.get("MEETHOUSE_BUILD")
    folders = [Path(named)] if named else sorted(PROJECT.glob("build/*"), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders:
        if (program := folder / "tests" / "unit" / "deployment_probe").exists():
            return program
    raise FileNotFoundError("deployment_probe is not built (set MEETHOUSE_BUILD to the build folder)")


class Probe:
    """One call of the C++ side, seen line by line."""

    def __init__(self, server, verb: str, plan: Plan | None = None, user: str = "root", place: tuple[str, int] | None = None):
        host, port = place or (server.address, server.port)
        self.folder = temporary_folder(self)
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        if user != "root":
            environment["PROBE_SUDO_PASSWORD"] = server.sudo_password
        self._plan = plan  # its folder has to live as long
        self.lines: list[dict] = []
        self._process = subprocess.Popen(
            [str(probe_program()), verb, f"{user}@{host}:{port}", str(server.identity), server.host_key, f"{self.folder}/known_hosts",
             *([str(plan.path)] if plan else [])], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)

    def until(self, wanted) -> dict:
        """Reads on until a line satisfies; raises EOFError with what was said if none does."""
        for text in self._process.stdout:
            line = json.loads(text)
            self.lines.append(line)
            if wanted(line):
                return line
        raise EOFError(f"{self._process.stderr.read()} {self.lines[-5:]}")

    def until_running(self, step: str) -> None:
        self.until(lambda line: line.get("step") == step and line.get("state") == "running")

    def end(self) -> dict:
        """The last line: {"result": …} or {"error": …}."""
        try:
            return self.until(lambda line: "result" in line or "error" in line)
        finally:
            self._process.wait(60)
            self._process.stdout.close()
            self._process.stderr.close()

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)


def carry_out(server, plan: Plan, **how) -> dict:
    return Probe(server, "run", plan, **how).end()


def undo(server, **how) -> dict:
    return Probe(server, "undo", **how).end()


def furnish(server) -> None:
    """What the owner of a server may have there before us."""
    server.write("/etc/foreign.conf", "foreign\n")
    server.write("/etc/unwanted.conf", "unwanted\n")
    server.write("/etc/owner.conf", "a = 1\n  log long;\nlast line without an end")
    server.write("/etc/systemd/system/toy-owner.service", OWNERS_SERVICE)
    server.write("/etc/systemd/system/toy-other.service", SERVICE)
    server.exec("chmod 0604 /etc/owner.conf; chown games:adm /etc/owner.conf; systemctl enable --now toy-owner toy-other")
    # Lists are those of the day the server was rented.
    server.exec("apt-get -q update")


def snapshot(server) -> set[str]:
    """The tree with contents, owners and rights, packages, accounts, debconf's memory and services, as lines to compare."""
    lines = set(server.exec(f"""
        find / -xdev -printf '%M %u:%g %p %l\\n' | awk '$3 !~ "{BOOKKEEPING}"'
        find /etc /opt /srv /usr/local /var/lib /var/www -xdev -type f -exec sha256sum {{}} + 2>/dev/null | awk '$2 !~ "{BOOKKEEPING}"'
        dpkg-query -W -f 'package ${{Package}} ${{Version}} ${{db:Status-Abbrev}}\\n'
        apt-mark showmanual | sed 's/^/manual /'
        sed 's/^/user /' /etc/passwd; sed 's/^/group /' /etc/group
        sed -n 's/^Name: /question /p' /var/cache/debconf/config.dat /var/cache/debconf/passwords.dat
        systemctl list-unit-files --no-legend --plain | awk '{{ print "unit", $1, $2 }}'
        systemctl list-units --no-legend --plain --type=service --state=active 'toy*' 'meethouse*' 'cron*' 'iperf*' | awk '{{ print "active", $1 }}'
    """, timeout=120).stdout.splitlines())
    assert len(lines) > 10000, "a snapshot that shows nothing compares nothing"
    return lines
