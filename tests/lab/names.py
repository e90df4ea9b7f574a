"""Names: dnsmasq for everybody in the lab and for the client on the machine. What it does not know it asks the machine's resolver,
through a small relay, since that one may only listen on the machine's own loopback."""

import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from . import mirror
from .addresses import nameservers
from .places import ACME_NAME, PACKAGES_NAME, LabError
from .system import in_network_of

RELAY = ("127.0.0.1", 5300)


class Names:
    def __init__(self, folder: Path, namespace: Path, address: str, address6: str, spawn):
        self.resolver = f"{address}:53"
        self._known: dict[str, str] = {ACME_NAME: address, PACKAGES_NAME: address}
        self._fixed = [(at, name) for at in (address, address6) for name in mirror.NAMES] + [(address6, name) for name in self._known]
        self._hosts = folder / "hosts"
        self._write()
        self._relay = in_network_of(namespace, self._relay_socket)
        threading.Thread(target=self._relaying, daemon=True).start()
        # local=: names below are never asked outside; without it apt would follow the real mirror's service records.
        local = "".join(f"local=/{name}/\n" for name in (*mirror.NAMES, "example", "test", "invalid"))
        (folder / "dnsmasq.conf").write_text(
            f"keep-in-foreground\nuser=root\npid-file\nbind-dynamic\nlisten-address={address},{address6}\nno-resolv\nno-hosts\n"
            f"addn-hosts={self._hosts}\nserver={RELAY[0]}#{RELAY[1]}\nlog-facility=-\nlocal-ttl=0\nno-negcache\ncache-size=1000\n{local}")
        self._process: subprocess.Popen = spawn(
            "dnsmasq", ["nsenter", f"--net={namespace}", "dnsmasq", f"--conf-file={folder / 'dnsmasq.conf'}"])
        self._wait(address)

    @staticmethod
    def _relay_socket() -> socket.socket:
        relay = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        relay.bind(RELAY)
        return relay

    def _relaying(self) -> None:
        while True:
            question, asker = self._relay.recvfrom(65535)
            threading.Thread(target=self._ask, args=(question, asker), daemon=True).start()

    def _ask(self, question: bytes, asker) -> None:
        for server in nameservers():
            try:
                kind = socket.AF_INET6 if ":" in server else socket.AF_INET
                with socket.socket(kind, socket.SOCK_DGRAM) as outside:
                    outside.settimeout(3)
                    outside.connect((server, 53))
                    outside.send(question)
                    self._relay.sendto(outside.recv(65535), asker)
                    return
            except OSError:
                continue

    def _write(self) -> None:
        rows = [f"{address} {name}\n" for address, name in [*self._fixed, *((address, name) for name, address in self._known.items())]]
        new = self._hosts.with_suffix(".new")
        new.write_text("".join(rows))
        os.replace(new, self._hosts)

    def set(self, name: str, address: str | None) -> None:
        """From now on `name` has this address, or none."""
        if address is None:
            self._known.pop(name, None)
        else:
            self._known[name] = address
        self._write()
        self._process.send_signal(signal.SIGHUP)

    def known(self) -> dict[str, str]:
        return dict(self._known)

    def _wait(self, address: str) -> None:
        for _ in range(200):
            if self._process.poll() is not None:
                break
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
                if probe.connect_ex((address, 53)) == 0:
                    return
            time.sleep(0.02)
        raise LabError("dnsmasq did not start; see dnsmasq.log.")
