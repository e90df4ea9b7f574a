"""The program as its users start it: `meethouse …`, with its JSON read back."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))

import result_schema  # noqa: E402

PROGRAM = Path(os.environ.get("MEETHOUSE_PROGRAM", ROOT / "build/release/app/meethouse"))


# Commands of two words that share a schema.
SCHEMA_OF = {
    f"{group}-{word}": schema
    for schema, group, words in (
        ("settings", "settings", "show check"), ("practice", "practice", "start stop status"), ("hosts-invite", "hosts", "invite reset"),
        ("hosts-change", "hosts", "withdraw disable enable remove"), ("rooms", "rooms", "list reserve change release"))
    for word in words.split()
}


@dataclass
class Outcome:
    command: str
    exit: int
    events: list[dict] = field(default_factory=list)
    errors: str = ""
    seconds: float = 0.0
    peak_kb: int = 0  # of the program's resident memory

    @property
    def result(self) -> dict:
        """The last line, which has to be as its schema says."""
        last = self.events[-1] if self.events else {}
        assert last.get("event") == "result", f"the last line is no result: {self.events[-3:]} {self.errors[-2000:]}"
        result_schema.check(SCHEMA_OF.get(self.command, self.command), last)
        return last

    def of(self, event: str) -> list[dict]:
        return [one for one in self.events if one["event"] == event]

    def failed_checks(self) -> list[dict]:
        return [check for check in self.of("check") if check["state"] == "fail"]

    def why(self) -> str:
        """For the message of a failed assertion."""
        return json.dumps([self.of("error"), self.failed_checks(), [s for s in self.of("step") if s["state"] == "failed"]], indent=1) + self.errors[-2000:]


class Run:
    """A command that is going on."""

    def __init__(self, words: list[str], home: Path, input: str | None, **environment_too: str):
        home.mkdir(parents=True, exist_ok=True)
        two = words[0] in ("hosts", "settings", "documents", "practice", "keys", "rooms")
        self.command = "-".join(words[:2]) if two else words[0]
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "USER": "tester"}
        environment |= environment_too
        for name in ("LSAN_OPTIONS", "ASAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        self._begun = time.monotonic()
        self.process = subprocess.Popen([str(PROGRAM), *words, "--json"], env=environment, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        if input is not None:
            self.process.stdin.write(input)
        self.process.stdin.close()
        self.events: list[dict] = []
        self._arrived = threading.Condition()
        self._errors: list[str] = []
        self._peak = 0
        self._readers = [threading.Thread(target=self._read, daemon=True), threading.Thread(target=self._read_errors, daemon=True)]
        for reader in self._readers:
            reader.start()

    def _read(self):
        for line in self.process.stdout:
            self._peak = max(self._peak, self._high_water())
            with self._arrived:
                self.events.append(json.loads(line))
                self._arrived.notify_all()
        with self._arrived:
            self._arrived.notify_all()

    def _high_water(self) -> int:
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)

    def _read_errors(self):
        self._errors.append(self.process.stderr.read())

    def wait_for(self, seconds: float, **fields) -> dict:
        """The first event with these fields, for example event="step", id="jitsi-packages", state="running"."""
        deadline = time.monotonic() + seconds
        with self._arrived:
            while True:
                for event in self.events:
                    if all(event.get(key) == value for key, value in fields.items()):
                        return event
                left = deadline - time.monotonic()
                if left <= 0 or self.process.poll() is not None and not self._readers[0].is_alive():
                    raise AssertionError(f"{fields} did not come; what came: {self.events[-5:]} {self._errors}")
                self._arrived.wait(min(left, 0.5))

    def interrupt(self, number: int = signal.SIGINT) -> None:
        self.process.send_signal(number)

    def wait(self, timeout: float = 900) -> Outcome:
        self.process.wait(timeout)
        for reader in self._readers:
            reader.join(10)
        return Outcome(self.command, self.process.returncode, self.events, "".join(self._errors), time.monotonic() - self._begun, self._peak)


class Computer:
    """A person's computer: a home folder of its own, and how it reaches the server."""

    def __init__(self, home: Path, server, lab, sudo: bool = False):
        self.home, self.server, self.lab, self.sudo = home, server, lab, sudo
        self.place: tuple[str, int] | None = None

    def words(self) -> tuple[list[str], str]:
        host, port = self.place or (self.server.address, self.server.port)
        user = self.server.sudo_user if self.sudo else "root"
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        words = ["--server", f"{user}@{place}", "--accept-host-key", self.server.host_key]
        if self.sudo:
            return words + ["--secrets", "-"], json.dumps({"password": self.server.sudo_password})
        return words + ["--identity", str(self.server.identity)], ""

    def outside(self) -> list[str]:
        return ["--resolver", self.lab.resolver, "--ca-file", str(self.lab.ca_file)]

    def start(self, *command: str, outside: bool = False) -> Run:
        words, secrets = self.words()
        return Run([*command, *words, *(self.outside() if outside else [])], self.home, secrets)

    def run(self, *command: str, outside: bool = False, timeout: float = 900) -> Outcome:
        return self.start(*command, outside=outside).wait(timeout)


def write_settings(path: Path, lab, domain: str, certificate: str = "letsencrypt", **more) -> Path:
    """The settings of a meeting server of the lab."""
    settings = {
        "format": 1,
        "domain": domain,
        "certificate": {"source": certificate, **({"acmeDirectory": lab.acme_directory} if certificate == "letsencrypt" else {})},
        "repositories": {"jitsi": lab.jitsi_repository},
        **more,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings))
    return path
