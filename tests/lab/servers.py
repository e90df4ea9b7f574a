"""One server: a Debian booted by systemd-nspawn on an overlay of cached images, as the keeper holds it."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from . import images
from .memory import MemoryView
from .network import INSIDE, NAMESPACES, ROUTER, Network
from .places import LabError
from .system import MS_REMOUNT, mount, run, swap_off, unmount

REBOOT = 133  # exit code of systemd-nspawn
HOST_KEYS = ("ed25519", "ecdsa", "rsa")
ENVIRONMENT = ("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "USER=root", "LANG=C.UTF-8", "TERM=dumb")
# Joins the groups named before “--”, then becomes the command.
ENTER_GROUPS = 'while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift; exec "$@"'

INTERFACES = """auto lo
iface lo inet loopback

auto eth0
"""
IPV4 = """iface eth0 inet static
    address {address}
    gateway {gateway}
"""
ANOTHER = """iface eth0 inet static
    address {address}
"""
IPV6 = """iface eth0 inet6 static
    address {address}
    gateway {gateway}
    dad-attempts 0
"""
# How a server hangs on the network: with an address of its own, behind a router that translates, with two addresses, or with IPv6 alone.
WIRINGS = ("direct", "router", "two", "ipv6")


def fingerprint(public_key: Path) -> str:
    return run("ssh-keygen", "-l", "-E", "sha256", "-f", public_key).split()[1]


class Server:
    def __init__(self, name: str, suite: str, layers: list[Path], folder: Path, network: Network, index: int, addresses: list, group,
                 wiring: str = "direct", swap: bool = False):
        self.name, self.suite, self.layers, self.folder = name, suite, layers, folder
        self.network, self.index, self.taken, self.wiring = network, index, addresses, wiring
        # Where the world finds it, the first one first.
        self.addresses = [network.in_subnet6(addresses[0])] if wiring == "ipv6" else addresses
        self.address = self.addresses[0]
        self.image_information: dict = {}
        self.memory: int | None = None
        self.disk: int | None = None  # how much more than its image holds fits on it
        self._group = group
        self._process: subprocess.Popen | None = None
        self._on, self._cut = False, False
        self._switch = threading.Lock()
        self._view: MemoryView | None = None
        self._disk, self._root = folder / "disk", folder / "root"
        self._layer = self._disk / "layer"
        # A swap file cannot lie on an overlay, so /var is a folder of the machine's disk.
        self._var = folder / "var" if swap else None
        self._outer: str | None = None
        self._link_up = True

    # --- what a hosting company does before it hands a server over -----------------------------------------------------------

    def _interfaces(self) -> str:
        if self.wiring == "router":
            return INTERFACES + IPV4.format(address=INSIDE, gateway=ROUTER.ip)
        if self.wiring == "ipv6":
            return INTERFACES + IPV6.format(address=f"{self.address}/{self.network.subnet6.prefixlen}", gateway=self.network.gateway6)
        own = [f"{address}/{self.network.subnet.prefixlen}" for address in self.addresses]
        return INTERFACES + IPV4.format(address=own[0], gateway=self.network.gateway) + "".join(ANOTHER.format(address=more) for more in own[1:])

    def furnish(self, identity: Path) -> None:
        self._disk.mkdir(parents=True)
        if self.disk is not None:
            mount("tmpfs", self._disk, "tmpfs", 0, f"size={self.disk}")
        for part in (self._layer, self._disk / "work", self._root):
            part.mkdir()
        below = ":".join(str(layer) for layer in self.layers)
        # volatile: nothing is synced to the disk; what has to survive a power cut here survives it in the page cache.
        mount("overlay", self._root, "overlay", 0,
              f"lowerdir={below},upperdir={self._layer},workdir={self._disk / 'work'},redirect_dir=on,volatile")
        old = self.image_information
        self.root_password = old.get("rootPassword") or secrets.token_urlsafe(9)
        self.sudo_user = "teacher"
        self.sudo_password = old.get("sudoPassword") or secrets.token_urlsafe(9)
        etc = self._root / "etc"
        resolver = self.network.services6 if self.wiring == "ipv6" else self.network.services
        (etc / "resolv.conf").write_text(f"nameserver {resolver}\n")
        (etc / "network" / "interfaces").write_text(self._interfaces())
        if not old:
            (etc / "hostname").write_text(f"{self.name}\n")
            (etc / "hosts").write_text(f"127.0.0.1\tlocalhost\n127.0.1.1\t{self.name}\n::1\tlocalhost ip6-localhost ip6-loopback\n")
            (etc / "machine-id").write_text(secrets.token_hex(16) + "\n")
            run("chroot", self._root, "chpasswd", input=f"root:{self.root_password}\nteacher:{self.sudo_password}\n")
            self._make_host_keys()
        self._admit(identity.with_name(identity.name + ".pub").read_text())
        if self._var:
            run("cp", "-a", self._root / "var", self._var)
        self.host_key = fingerprint(etc / "ssh" / "ssh_host_ed25519_key.pub")

    def _make_host_keys(self) -> None:
        running = [subprocess.Popen(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", f"root@{self.name}", "-f",
                                     str(self._root / "etc" / "ssh" / f"ssh_host_{kind}_key")]) for kind in HOST_KEYS]
        if any(process.wait() for process in running):
            raise LabError("ssh-keygen could not make the server's host keys.")

    def _admit(self, public_key: str) -> None:
        owner = (self._root / "home" / "teacher").stat()
        for home, user, group in (("root", 0, 0), ("home/teacher", owner.st_uid, owner.st_gid)):
            folder = self._root / home / ".ssh"
            folder.mkdir(mode=0o700, exist_ok=True)
            (folder / "authorized_keys").write_text(public_key)
            (folder / "authorized_keys").chmod(0o600)
            for path in (folder, folder / "authorized_keys"):
                os.chown(path, user, group)

    def described(self) -> dict:
        host = f"[{self.address}]" if self.wiring == "ipv6" else str(self.address)
        return {"name": self.name, "suite": self.suite, "state": self.state(), "address": str(self.address), "port": 22, "user": "root",
                "addresses": [str(address) for address in self.addresses], "wiring": self.wiring,
                "server": f"root@{host}:22", "hostKey": self.host_key, "rootPassword": self.root_password,
                "sudoUser": self.sudo_user, "sudoPassword": self.sudo_password, "memory": self.memory,
                "image": self.image_information.get("key", "empty"), "console": str(self.folder / "console.log")}

    def state(self) -> str:
        return "on" if self._on else "off"

    # --- on and off -----------------------------------------------------------------------------------------------------------

    def switch_on(self, wait: float = 90.0) -> None:
        if self._on:
            raise LabError(f"{self.name} is on already.")
        if self.memory is not None and self._view is None:
            self._view = MemoryView(self.folder / "meminfo", self.memory, self._group, swaps=self._var is not None)
        self._cut = False
        self._boot()
        self._on = True
        threading.Thread(target=self._keep_on, daemon=True).start()
        if self._view:
            threading.Thread(target=self._show_memory, daemon=True).start()
        self.wait_until_up(wait)

    def _boot(self) -> None:
        # A machine that boots remembers no addresses and no firewall, so neither may its network namespace.
        if self._outer is not None:
            self.network.leave(self.name, self._outer)
        if self.wiring == "router":
            self._outer = self.network.join_behind_router(self.name, self.index, self.address)
        else:
            self._outer = self.network.join(self.name, self.index, None)
        if not self._link_up:
            self.link(False)
        command = ["systemd-nspawn", "--quiet", "--settings=no", "--boot", "--register=no", "--keep-unit", f"--directory={self._root}",
                   f"--machine={self.name}", f"--network-namespace-path={NAMESPACES / self.name}", "--capability=CAP_NET_ADMIN",
                   "--resolv-conf=off", "--timezone=off", "--link-journal=no", "--console=read-only"]
        if self._view:
            command.append(f"--bind-ro={self._view.file}:/run/host/meminfo")
        if self._var:
            command += ["--system-call-filter=@swap", f"--bind={self._var}:/var"]
        entrances = [str(path) for path in self._group.entrances()]
        with open(self.folder / "console.log", "ab") as console:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", ENTER_GROUPS, "enter", *entrances, "--", *command], stdin=subprocess.DEVNULL, stdout=console,
                stderr=console, start_new_session=True,
                # Also on machines with the legacy hierarchy the servers see the unified one, the only one Debian 13 takes.
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1",
                     "SYSTEMD_NSPAWN_API_VFS_WRITABLE": "network"})

    def _keep_on(self) -> None:
        """nspawn leaves rebooting to whoever started it, and says so with its exit code."""
        while self._process.wait() == REBOOT:
            self._wait_for_empty_group()
            with self._switch:
                if self._cut:
                    break
                self._boot()
        self._on = False

    def leader(self) -> int | None:
        """The process that is number 1 inside, as numbered in the keeper's view; it changes with every reboot."""
        if not self._on:
            return None
        pid = self._process.pid
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            for child in children:
                status = Path(f"/proc/{child}/status").read_text()
                if (numbers := re.search(r"^NSpid:\s+(.*)$", status, re.MULTILINE)) and numbers[1].split()[-1] == "1":
                    return int(child)
        except OSError:
            pass
        return None

    def boot_id(self) -> int | None:
        """Something that is another after each boot."""
        leader = self.leader()
        try:
            return int(Path(f"/proc/{leader}/stat").read_text().rsplit(")", 1)[1].split()[19]) if leader else None
        except OSError:
            return None

    def wait_until_up(self, seconds: float, not_boot: int | None = None) -> None:
        """Returns when SSH answers and people may sign in. `not_boot`: the boot that is to be over first."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._on:
                break
            boot = self.boot_id()
            if boot is not None and boot != not_boot and self._answers(boot):
                return
            time.sleep(0.05)
        said = (self.folder / "console.log").read_text(errors="replace")[-1500:]
        state = "stopped" if self.state() == "off" else f"did not answer within {seconds:.0f} s"
        raise LabError(f"The server {self.name} {state}. Its console said last:\n{said}")

    def _answers(self, boot: int) -> bool:
        # While this exists, PAM lets in nobody but root. It is also how the end of booting shows from outside.
        inside = Path(f"/proc/{self.leader()}/root/run")
        if (inside / "nologin").exists() or not (inside / "systemd" / "system").is_dir():
            return False
        if not self._link_up:
            return (inside / "sshd.pid").exists()
        try:
            with socket.create_connection((str(self.address), 22), timeout=1) as connection:
                return connection.recv(4) == b"SSH-" and self.boot_id() == boot
        except OSError:
            return False

    def _show_memory(self) -> None:
        shown = None
        while self._on:
            leader = self.leader()
            if leader is not None and leader != shown:
                done = subprocess.run(["nsenter", f"--target={leader}", "--mount", "mount", "--bind", "/run/host/meminfo", "/proc/meminfo"],
                                      capture_output=True, stdin=subprocess.DEVNULL)
                shown = leader if done.returncode == 0 else None
            time.sleep(0.05 if shown is None else 0.2)
            try:
                self._view.refresh()
            except OSError:
                return  # the group went away with the server

    def reboot(self, wait: float = 120.0) -> None:
        """In good order, but past those who ask for it to wait: Debian 13's apt has logind refuse an ordinary one."""
        before = self.boot_id()
        asked = subprocess.run(self.command(["systemctl", "start", "--no-block", "--job-mode=replace-irreversibly", "reboot.target"]),
                               capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False)
        if asked.returncode != 0:
            raise LabError(f"{self.name} would not reboot: {asked.stderr.strip()}")
        self.wait_until_up(wait, not_boot=before)

    def cut_power(self) -> None:
        with self._switch:
            self._cut = True
            # The inner number 1 first, and with it the kernel ends all below it; nspawn alone would leave it running.
            if (leader := self.leader()) is not None:
                os.kill(leader, signal.SIGKILL)
            if self._process is not None and self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._wait_until_off(20)
        self._wait_for_empty_group()

    def _wait_until_off(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self._on:
            if time.monotonic() > end:
                raise LabError(f"{self.name} did not switch itself off within {seconds:.0f} s.")
            time.sleep(0.02)

    def _wait_for_empty_group(self) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            busy = False
            for entrance in self._group.entrances():
                for listing in entrance.parent.rglob("cgroup.procs"):
                    try:
                        busy = busy or bool(listing.read_text().strip())
                    except OSError:
                        continue
            if not busy:
                return
            time.sleep(0.05)
        raise LabError(f"Processes of {self.name} did not go away.")

    def switch_off(self, wait: float = 60.0) -> None:
        """As its administrator would: in good order."""
        if not self._on:
            return
        subprocess.run(self.command(["systemctl", "poweroff"]), capture_output=True, stdin=subprocess.DEVNULL, check=False)
        self._wait_until_off(wait)
        self._wait_for_empty_group()

    def rewire(self, wiring: str) -> None:
        """The hosting company hangs it on the network in another way; its first address stays."""
        self.switch_off()
        self.wiring = wiring
        (self._root / "etc" / "network" / "interfaces").write_text(self._interfaces())
        self.switch_on()

    # --- what tests do to it --------------------------------------------------------------------------------------------------

    def command(self, words: list[str]) -> list[str]:
        """What to run on this machine so that `words` run in the server, as root, in its groups."""
        leader = self.leader()
        if leader is None:
            raise LabError(f"{self.name} is off.")
        groups = []
        for entrance in self._group.entrances():
            inside = entrance.parent / "payload" / "init.scope" / "cgroup.procs"
            payload = entrance.parent / "payload" / "cgroup.procs"
            groups.append(str(next((path for path in (inside, payload) if path.exists()), entrance)))
        return ["/bin/sh", "-c", ENTER_GROUPS, "enter", *groups, "--", "nsenter", f"--target={leader}", "--mount", "--uts", "--ipc", "--net",
                "--pid", "--cgroup", "--", "env", "-i", "-C", "/root", *ENVIRONMENT, *words]

    def link(self, up: bool) -> None:
        """The cable, which no reboot puts back."""
        self._link_up = up
        if self._outer is not None:
            run("ip", "link", "set", self._outer, "up" if up else "down")

    def fill_disk(self, full: bool) -> None:
        """Not a byte more fits on it; or as much as at first."""
        if self.disk is None:
            raise LabError(f"{self.name} was given no disk of its own.")
        room = os.statvfs(self._disk)
        size = (room.f_blocks - room.f_bfree) * room.f_frsize if full else self.disk
        mount("tmpfs", self._disk, "tmpfs", MS_REMOUNT, f"size={size}")

    def memory_seen(self, anew: bool) -> dict:
        """Bytes: the most that was in use, with and without file cache; and how many processes the kernel ended for want of it."""
        if self._view is None:
            raise LabError(f"{self.name} was given no memory limit.")
        peak, killed = self._group.peak(anew)
        return {"peak": peak, "held": self._view.most(anew), "killed": killed}

    def save(self, key: str, information: dict) -> None:
        if self._var:
            raise LabError(f"{self.name} has a part of its disk elsewhere, so no image can be made of it.")
        was_on = self._on
        self.switch_off()
        images.keep(key, self._layer, self.layers, {
            "key": key, "suite": self.suite, "rootPassword": self.root_password, "sudoPassword": self.sudo_password, **information})
        if was_on:
            self.switch_on()

    def let_go(self) -> None:
        swap_off(self.folder)
        for place in (self._root, self._disk):
            try:
                unmount(place)
            except OSError:
                pass  # it was not mounted

    def throw_away(self) -> None:
        self.cut_power()
        if self._outer is not None:
            self.network.leave(self.name, self._outer)
        self.let_go()
        self._group.remove()
        shutil.rmtree(self.folder, ignore_errors=True)
