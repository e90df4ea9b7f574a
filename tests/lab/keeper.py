"""The keeper: one process that is number 1 of its own process namespace and owns a lab's servers, services and mounts. The kernel ends all
of them with it, however it dies. Others ask it through a socket: one JSON object a line each way."""

import json
import os
import signal
import socket
import subprocess
import threading
import time
import traceback
from pathlib import Path

from . import images, repository
from .authority import Authority
from .distance import Distance
from .groups import Groups
from .memory import parsed_size
from .names import Names
from .network import NAMESPACES, Network
from .places import LabError, cache, checked_name
from .servers import WIRINGS, Server
from .system import CLONE_NEWNS, MS_NODEV, MS_NOEXEC, MS_NOSUID, MS_PRIVATE, MS_REC, die_with_parent, mount, run, unshare
from .web import Web


class Keeper:
    def __init__(self, lab: str, folder: Path, network: Network, groups: Groups, real: bool):
        self.lab, self.folder, self.network, self._groups = lab, folder, network, groups
        self.work = cache() / "work" / lab
        self.identity = folder / "identity"
        self._servers: dict[str, Server] = {}
        self._distances: dict[str, Distance] = {}
        self._lock = threading.Lock()
        self._next_index = 1
        self._real = real

    # --- the services ---------------------------------------------------------------------------------------------------------

    def _spawn(self, name: str, command: list, environment: dict[str, str] | None = None) -> subprocess.Popen:
        # Nothing of the caller's environment: a proxy named in it would lead the services out of the lab.
        clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **(environment or {})}
        with open(self.folder / f"{name}.log", "ab") as log:
            return subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=clean)

    def start(self) -> None:
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", self.identity)
        address, namespace = str(self.network.services), NAMESPACES / "services"
        address6 = str(self.network.services6)
        self.network.join("services", 0, self.network.services)
        self._authority = Authority(self.folder, namespace, address, self._spawn)
        self._names = Names(self.folder, namespace, address, address6, self._spawn)
        self._web = Web(self.folder, namespace, address)
        threading.Thread(target=self._web.serve_forever, daemon=True).start()
        self._jitsi, self._kind, self._web.repository = repository.chosen(self._real)
        self._authority.wait()

    def info(self) -> dict:
        return {"lab": self.lab, "subnet": str(self.network.subnet), "gateway": str(self.network.gateway),
                "gateway6": str(self.network.gateway6), "resolver": self._names.resolver, "identity": str(self.identity),
                "caFile": str(self._authority.ca_file), "acmeDirectory": self._authority.directory, "jitsiRepository": self._jitsi,
                "repository": self._kind, "logs": str(self.folder), "names": self._names.known(),
                "servers": {name: server.described() for name, server in self._servers.items()}}

    # --- the servers ----------------------------------------------------------------------------------------------------------

    def _server(self, name: str) -> Server:
        if name not in self._servers:
            raise LabError(f"The lab has no server “{name}”.")
        return self._servers[name]

    def up(self, name: str, suite: str = "bookworm", image: str = "empty", memory: str | None = None, disk: str | None = None,
           wiring: str = "direct", swap: bool = False) -> dict:
        checked_name(name)
        if wiring not in WIRINGS:
            raise LabError(f"“{wiring}” is no wiring: say one of {', '.join(WIRINGS)}.")
        kind, _, key = image.partition(":")
        if kind == "deployed":
            layers, information = images.deployed(key)
        elif image == "empty":
            layers, information = [images.base(suite)], {}
        else:
            raise LabError(f"“{image}” is no image: say “empty” or “deployed:KEY”.")
        with self._lock:
            if name in self._servers or name == "services":
                raise LabError(f"The lab has a server “{name}” already.")
            needed = 2 if wiring == "two" else 1
            if len(self.network.free) < needed:
                raise LabError("The lab's addresses are used up.")
            limit = parsed_size(memory) if memory else None
            group = self._groups.create(name, limit, swap)
            addresses = [self.network.free.pop(0) for _ in range(needed)]
            index, self._next_index = self._next_index, self._next_index + 1
            server = Server(name, information.get("suite", suite), layers, self.work / name, self.network, index, addresses, group, wiring, swap)
            server.memory, server.image_information = limit, information
            server.disk = parsed_size(disk) if disk else None
            self._servers[name] = server
        try:
            server.furnish(self.identity)
            self._authority.also_trust(information.get("acmeRoots", ""))
            server.switch_on()
        except BaseException:
            self.down(name)
            raise
        return {**server.described(), "identity": str(self.identity)}

    def down(self, name: str) -> None:
        server = self._server(name)
        server.throw_away()
        with self._lock:
            del self._servers[name]
            self.network.free += server.taken
        if distance := self._distances.pop(name, None):
            distance.close()

    def let_go(self) -> None:
        """Takes the mounts away, when all processes are dead already."""
        for server in self._servers.values():
            server.let_go()

    def reboot(self, name: str) -> None:
        self._server(name).reboot()

    def cut_power(self, name: str) -> None:
        self._server(name).cut_power()

    def switch_off(self, name: str) -> None:
        self._server(name).switch_off()

    def switch_on(self, name: str) -> None:
        self._server(name).switch_on()

    def rewire(self, name: str, wiring: str) -> None:
        self._server(name).rewire(wiring)

    def save(self, name: str, key: str, note: dict | None = None) -> None:
        self._server(name).save(key, {"acmeRoots": self._authority.root, "note": note or {}})

    def fill_disk(self, name: str, full: bool) -> None:
        self._server(name).fill_disk(full)

    def memory_seen(self, name: str, anew: bool) -> dict:
        return self._server(name).memory_seen(anew)

    def link(self, name: str, up: bool) -> None:
        self._server(name).link(up)

    def delay(self, name: str, milliseconds: float, port: int = 22) -> dict:
        """A place to connect to instead of the server's port, that far away. 0 takes it away again."""
        if old := self._distances.pop(name, None):
            old.close()
        server = self._server(name)
        if milliseconds <= 0:
            return {"host": str(server.address), "port": port}
        distance = Distance(str(self.network.gateway), (str(server.address), port), milliseconds)
        self._distances[name] = distance
        return {"host": distance.address[0], "port": distance.address[1]}

    def name(self, domain: str, address: str | None) -> None:
        self._names.set(domain, address)

    def execute(self, descriptors: list[int], alive: socket.socket, name: str, command: list[str]) -> int:
        """Runs in the server with the caller's own input and outputs; ends it when the caller goes away."""
        process = subprocess.Popen(self._server(name).command(command), stdin=descriptors[0], stdout=descriptors[1],
                                   stderr=descriptors[2], start_new_session=True)
        for descriptor in descriptors:
            os.close(descriptor)
        watcher = threading.Thread(target=self._end_with, args=(alive, process), daemon=True)
        watcher.start()
        code = process.wait()
        return 128 - code if code < 0 else code

    @staticmethod
    def _end_with(alive: socket.socket, process: subprocess.Popen) -> None:
        try:
            gone = alive.recv(1) == b""
        except OSError:
            gone = False
        if gone and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)

    # --- the socket -----------------------------------------------------------------------------------------------------------

    METHODS = ("info", "up", "down", "reboot", "cut_power", "switch_off", "switch_on", "rewire", "save", "fill_disk", "memory_seen", "link", "delay", "name", "execute")

    def serve(self) -> None:
        path = self.folder / "control"
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        os.chmod(path, 0o600)
        listener.listen(64)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                text, descriptors, _, _ = socket.recv_fds(connection, 1 << 20, 3)
                while text and not text.endswith(b"\n"):
                    text += connection.recv(1 << 20)
                request = json.loads(text)
                method, arguments = request["method"], request.get("arguments", {})
                if method not in self.METHODS:
                    raise LabError(f"The keeper cannot “{method}”.")
                if method == "execute":
                    result = self.execute(descriptors, connection, **arguments)
                else:
                    result = getattr(self, method)(**arguments)
                answer = {"ok": True, "result": result}
            except (LabError, OSError, TypeError, ValueError, KeyError) as failure:
                if not isinstance(failure, LabError):
                    traceback.print_exc()
                answer = {"ok": False, "error": str(failure) or type(failure).__name__}
            try:
                connection.sendall(json.dumps(answer).encode() + b"\n")
                connection.shutdown(socket.SHUT_RDWR)  # also ends a thread that still watches for the caller
            except OSError:
                pass  # who asked has gone


def _own_world() -> None:
    """A view of the machine of our own, whose mounts and processes nobody else has."""
    unshare(CLONE_NEWNS)
    mount("none", Path("/"), None, MS_REC | MS_PRIVATE)
    mount("proc", Path("/proc"), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    # nspawn cleans up behind a reboot only on a tmpfs, which /run need not be where systemd did not make it.
    for place in (NAMESPACES, Path("/run/systemd/nspawn")):
        place.mkdir(parents=True, exist_ok=True)
        mount("tmpfs", place, "tmpfs")


def keep(lab: str, folder: Path, network: Network, groups: Groups, real: bool, ready: int, bury) -> None:
    """Never returns. Writes one JSON line to the descriptor `ready`. `bury` is what is left to do if the warden died before us."""
    keeper = Keeper(lab, folder, network, groups, real)

    def orphaned(*_):
        os.kill(-1, signal.SIGKILL)  # all in our process namespace but ourselves
        keeper.let_go()
        bury()
        os._exit(0)

    try:
        signal.signal(signal.SIGTERM, orphaned)
        signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN: that would be inherited by all we start
        os.setsid()
        die_with_parent(signal.SIGTERM)
        _own_world()
        keeper.start()
        threading.Thread(target=keeper.serve, daemon=True).start()
        while not (folder / "control").exists():
            time.sleep(0.01)
        os.write(ready, json.dumps({"ok": True}).encode() + b"\n")
        os.close(ready)
        while True:
            signal.pause()
    except BaseException as failure:
        if not isinstance(failure, LabError):
            traceback.print_exc()
        os.write(ready, json.dumps({"ok": False, "error": str(failure)}).encode() + b"\n")
        os._exit(1)
