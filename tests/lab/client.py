"""What tests use: `with Lab() as lab: server = lab.server("bookworm")`. The lab lives as long as the `with`, or the calling process."""

import json
import os
import shlex
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from . import warden
from .places import HERE, RUN, LabError, run_folder
from .system import locked


def _connected(lab: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    while True:
        try:
            connection.connect(str(run_folder(lab) / "control"))
            return connection
        except OSError as failure:
            if lab not in warden.living():
                connection.close()
                raise LabError(f"There is no lab “{lab}” running here.") from failure
            time.sleep(0.1)  # it is just coming or going


def ask(lab: str, method: str, descriptors: tuple[int, ...] = (), over: socket.socket | None = None, **arguments):
    """One question to a living lab's keeper. Raises LabError with what it says. `over`: a connection to it, if one is there already."""
    with over or _connected(lab) as connection:
        request = json.dumps({"method": method, "arguments": arguments}).encode() + b"\n"
        answer = b""
        try:
            if descriptors:
                socket.send_fds(connection, [request], list(descriptors))
            else:
                connection.sendall(request)
            while not answer.endswith(b"\n") and (block := connection.recv(1 << 20)):
                answer += block
        except OSError:
            pass  # told below
    if not answer.endswith(b"\n"):
        raise LabError(f"The lab “{lab}” ended meanwhile.")
    reply = json.loads(answer)
    if not reply["ok"]:
        raise LabError(reply["error"])
    return reply["result"]


def ensure(lab: str, real: bool = False) -> None:
    """Starts a lab that lives on, unless it does already."""
    with locked(RUN / f"{lab}.start"):
        if lab not in warden.living():
            launch(lab, owned=False, real=real)


def launch(lab: str, owned: bool, real: bool = False) -> subprocess.Popen:
    """Starts a lab and returns when it is there. `owned`: it ends when the returned process's standard input is closed."""
    command = [str(HERE / "lab"), "keep", lab, *(["--owned"] if owned else []), *(["--real"] if real else [])]
    process = subprocess.Popen(warden.delegated(command, lab), stdin=subprocess.PIPE if owned else subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=None if owned else subprocess.DEVNULL, start_new_session=True)
    line = process.stdout.readline()
    process.stdout.close()
    reply = json.loads(line) if line.strip() else {"ok": False, "error": "The lab's warden died before it said anything."}
    if not reply["ok"]:
        process.wait()
        raise LabError(reply["error"])
    return process


class Server:
    """A running server. What it is stands in `name suite address port user host_key identity root_password sudo_user sudo_password`."""

    def __init__(self, lab: "Lab", described: dict):
        self._lab = lab
        self.described = described
        self.name, self.suite = described["name"], described["suite"]
        self.address, self.port, self.user = described["address"], described["port"], described["user"]
        self.addresses = described["addresses"]  # where the world finds it; behind a router it does not know them itself
        self.host_key, self.identity = described["hostKey"], Path(lab.info["identity"])
        self.root_password = described["rootPassword"]
        self.sudo_user, self.sudo_password = described["sudoUser"], described["sudoPassword"]

    def _ask(self, method: str, **arguments):
        return ask(self._lab.name, method, name=self.name, **arguments)

    def exec(self, command: str | list[str], input: str | bytes | None = None, check: bool = True,
             timeout: float = 300.0) -> subprocess.CompletedProcess:
        """Runs in the server as root, past SSH. A string is a shell's; outputs come back as text. `check` raises on a code that is not 0."""
        words = ["/bin/sh", "-c", command] if isinstance(command, str) else list(command)
        done = run_inside(self._lab.name, self.name, words, input, timeout)
        if check and done.returncode != 0:
            raise LabError(f"In {self.name}: {shlex.join(words)[:300]} ended with {done.returncode}: {(done.stderr or done.stdout)[-3000:]}")
        return done

    def ssh(self, *words: str, user: str = "root", input: str | None = None, timeout: float = 60.0) -> subprocess.CompletedProcess:
        """The same through OpenSSH with the lab's key, as a client would."""
        known = self._lab.folder / f"known-{self.name}"
        key = self.exec(["cat", "/etc/ssh/ssh_host_ed25519_key.pub"]).stdout
        known.write_text(f"{self.address} {key}")
        return subprocess.run(["ssh", "-F", "none", "-i", str(self.identity), "-o", f"UserKnownHostsFile={known}", "-o", "BatchMode=yes",
                               "-o", "HostKeyAlgorithms=ssh-ed25519", f"{user}@{self.address}", *words],
                              input=input or "", text=True, capture_output=True, timeout=timeout)

    def read(self, path: str) -> str:
        return self.exec(["cat", "--", path]).stdout

    def write(self, path: str, text: str) -> None:
        self.exec(["sh", "-c", 'cat > "$1"', "write", path], input=text)

    def reboot(self) -> None:
        """In good order; returns when people can sign in again."""
        self._ask("reboot")

    def cut_power(self) -> None:
        self._ask("cut_power")

    def switch_off(self) -> None:
        self._ask("switch_off")

    def switch_on(self) -> None:
        self._ask("switch_on")

    def rewire(self, wiring: str) -> None:
        """From `router` to `direct` or back; it is switched off and on for that."""
        self._ask("rewire", wiring=wiring)

    def link_down(self) -> None:
        self._ask("link", up=False)

    def link_up(self) -> None:
        self._ask("link", up=True)

    def fill_disk(self, full: bool = True) -> None:
        """Nothing more fits on a disk of its own; or (False) as much as before."""
        self._ask("fill_disk", full=full)

    def memory_seen(self, anew: bool = False) -> dict[str, int]:
        """Of one with a limit, in bytes: `peak`, the most in use; `held`, the most that was no file cache; `killed`, how many processes the kernel
        has ended for want of memory. `anew`: the first two are looked for anew from now on."""
        return self._ask("memory_seen", anew=anew)

    def delay(self, milliseconds: float, port: int = 22) -> tuple[str, int]:
        """Host and port to connect to instead, so many milliseconds of round trip away. 0 ends it."""
        place = self._ask("delay", milliseconds=milliseconds, port=port)
        return place["host"], place["port"]

    def save(self, key: str, note: dict | None = None) -> None:
        """Makes a deployed image of it. The server is switched off and on for that."""
        self._ask("save", key=key, note=note)

    def down(self) -> None:
        """It is gone, with everything on it."""
        self._ask("down")


class Lab:
    """A lab of one's own, or (`attach`) one that somebody left running."""

    _made = 0
    _lock = threading.Lock()

    def __init__(self, name: str | None = None, attach: bool = False, real: bool = False):
        with Lab._lock:
            Lab._made += 1
            self.name = name or f"t{os.getpid()}-{Lab._made}"
        self._attach, self._real = attach, real
        self._process: subprocess.Popen | None = None
        self._servers = 0

    def __enter__(self) -> "Lab":
        if not self._attach:
            self._process = launch(self.name, owned=True, real=self._real)
        self.folder = run_folder(self.name)
        self.info = ask(self.name, "info")
        self.resolver, self.ca_file = self.info["resolver"], Path(self.info["caFile"])
        self.acme_directory = self.info["acmeDirectory"]
        self.jitsi_repository, self.repository = self.info["jitsiRepository"], self.info["repository"]
        return self

    start = __enter__

    def __exit__(self, *_) -> None:
        if self._process is not None:
            self._process.stdin.close()
            self._process.wait(60)
            self._process = None

    def stop(self) -> None:
        self.__exit__()

    def server(self, suite: str = "bookworm", name: str | None = None, image: str = "empty", memory: str | None = None,
               disk: str | None = None, wiring: str = "direct", swap: bool = False) -> Server:
        """Boots one and returns when people can sign in. `image`: `empty` or `deployed:KEY`; `memory`: for example `2G`; `disk`: what fits on
        it besides its image, in the machine's memory, and not together with a limit of that; `wiring`: `direct`, `router` (behind one that
        translates addresses), `two` (addresses), `ipv6` (alone); `swap`: its /var is a folder of the machine's disk, so that it may
        swap to files in /var/swap, and the whole machine with it."""
        with Lab._lock:
            self._servers += 1
            name = name or f"{suite}-{self._servers}"
        return Server(self, ask(self.name, "up", name=name, suite=suite, image=image, memory=memory, disk=disk, wiring=wiring, swap=swap))

    def servers(self) -> dict[str, dict]:
        """All there are, by name, as `lab info` describes them."""
        return ask(self.name, "info")["servers"]

    def find(self, name: str) -> Server:
        """A server that is up already."""
        servers = self.servers()
        if name not in servers:
            raise LabError(f"The lab has no server “{name}”.")
        return Server(self, servers[name])

    def give_name(self, domain: str, address: str | None) -> None:
        """From now on the lab's resolver gives this address; None takes the name away."""
        ask(self.name, "name", domain=domain, address=address)


def run_inside(lab: str, server: str, words: list[str], input: str | bytes | None, timeout: float) -> subprocess.CompletedProcess:
    """Input and outputs go through pipes of ours; a thread each keeps any of them from filling up."""
    connection = _connected(lab)
    data = input.encode() if isinstance(input, str) else input or b""
    inner, outer = [], []
    for index in range(3):
        read, write = os.pipe()
        inner.append(read if index == 0 else write)
        outer.append(write if index == 0 else read)
    collected: dict[int, bytes] = {}

    def feed():
        with open(outer[0], "wb") as sink:
            try:
                sink.write(data)
            except BrokenPipeError:
                pass

    def collect(index: int):
        with open(outer[index], "rb") as source:
            collected[index] = source.read()

    threads = [threading.Thread(target=feed, daemon=True)] + [threading.Thread(target=collect, args=(i,), daemon=True) for i in (1, 2)]
    outcome: list = []

    def question():
        try:
            outcome.append(ask(lab, "execute", tuple(inner), connection, name=server, command=words))
        except LabError as failure:
            outcome.append(failure)
        finally:
            for descriptor in inner:
                os.close(descriptor)

    asking = threading.Thread(target=question, daemon=True)
    for thread in (*threads, asking):
        thread.start()
    asking.join(timeout)
    if not outcome:
        connection.shutdown(socket.SHUT_RDWR)  # so the keeper ends the command
        raise LabError(f"In {server}: {shlex.join(words)[:300]} did not end within {timeout:.0f} s.")
    for thread in threads:
        thread.join(5)  # a daemon it left behind may hold them open for ever
    if isinstance(outcome[0], LabError):
        raise outcome[0]
    text = {index: collected.get(index, b"").decode(errors="replace") for index in (1, 2)}
    return subprocess.CompletedProcess(words, outcome[0], text[1], text[2])


def run_here(lab: str, server: str, words: list[str]) -> int:
    """The same with this process's own input and outputs; for the command line."""
    sys.stdout.flush()
    return ask(lab, "execute", (0, 1, 2), name=server, command=words)
