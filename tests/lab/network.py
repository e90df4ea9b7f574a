"""The lab's network on this machine: one bridge, one nftables table, and IPv4 forwarding while any lab lives.

Everything here can be taken away by the number of the subnet alone, so that a lab killed at any moment can be cleaned up after."""

import ipaddress
import json
import shutil
import subprocess
from pathlib import Path

from .places import RUN
from .system import run

FORWARDING = Path("/proc/sys/net/ipv4/ip_forward")
REMEMBERED = RUN / "forwarding-before"
NAMESPACES = Path("/run/netns")  # in the keeper's own mounts: nobody else sees them
# Behind a router: one network for every such server, as nobody but the router sees it.
INSIDE = ipaddress.ip_interface("10.53.113.5/24")
ROUTER = ipaddress.ip_interface("10.53.113.1/24")

# The router of many a hosting company: everything that comes for the public address is the server's, also from the server itself.
TRANSLATION = """
table ip translation {{
    chain inwards {{
        type nat hook prerouting priority dstnat
        ip daddr {outside} dnat to {inside}
    }}
    chain outwards {{
        type nat hook postrouting priority srcnat
        ip saddr {inside} snat to {outside}
    }}
}}
"""


def bridge_name(number: int) -> str:
    return f"mhlab{number}"


def table_name(number: int) -> str:
    return f"meethouse_lab_{number}"


def _outer_mtu() -> int:
    """Packets of a server that are too large for the way out would only be refused there."""
    for route in json.loads(run("ip", "-j", "-4", "route", "show", "default")):
        for link in json.loads(run("ip", "-j", "link", "show", "dev", route["dev"])):
            return min(1500, link["mtu"])
    return 1500


class Network:
    def __init__(self, number: int, subnet: ipaddress.IPv4Network):
        self.number, self.subnet = number, subnet
        self.bridge = bridge_name(number)
        addresses = list(subnet.hosts())
        self.gateway, self.services = addresses[0], addresses[1]
        self.free = addresses[2:]
        self.mtu = _outer_mtu()
        # Of RFC 3849's range for documentation.
        self.subnet6 = ipaddress.ip_network(f"2001:db8:113:{number:x}::/64")
        self.gateway6, self.services6 = self.in_subnet6(self.gateway), self.in_subnet6(self.services)

    def in_subnet6(self, address: ipaddress.IPv4Address) -> ipaddress.IPv6Address:
        """Who has this IPv4 address may have that one, too."""
        return self.subnet6[int(address) & 0xff]

    def create(self) -> None:
        """Call under the lock of all labs."""
        run("ip", "link", "add", self.bridge, "type", "bridge")
        run("ip", "address", "add", f"{self.gateway}/{self.subnet.prefixlen}", "dev", self.bridge)
        run("ip", "address", "add", f"{self.gateway6}/{self.subnet6.prefixlen}", "dev", self.bridge, "nodad", check=False)
        run("ip", "link", "set", self.bridge, "mtu", str(self.mtu), "up")
        run("nft", "-f", "-", input=f"""
table inet {table_name(self.number)} {{
    chain out {{
        type nat hook postrouting priority srcnat
        ip saddr {self.subnet} ip daddr != {self.subnet} masquerade
    }}
}}
""")
        _let_through(self.bridge)
        if FORWARDING.read_text().strip() != "1":
            if not REMEMBERED.exists():
                REMEMBERED.write_text(FORWARDING.read_text())
            FORWARDING.write_text("1\n")

    def join(self, namespace: str, index: int, address: ipaddress.IPv4Address | None) -> str:
        """Makes a network namespace with an `eth0` on the bridge; gives back the name of the outer end. A server sets its own
        address when it boots; the services get theirs here."""
        outer = f"{self.bridge}s{index}"
        run("ip", "netns", "add", namespace)
        run("ip", "link", "add", outer, "mtu", str(self.mtu), "type", "veth", "peer", "name", "eth0", "mtu", str(self.mtu),
            "address", f"02:00:5e:71:{self.number:02x}:{index & 0xff:02x}", "netns", namespace)
        run("ip", "link", "set", outer, "master", self.bridge, "up")
        run("ip", "-n", namespace, "link", "set", "lo", "up")
        if address is not None:
            run("ip", "-n", namespace, "address", "add", f"{address}/{self.subnet.prefixlen}", "dev", "eth0")
            run("ip", "-n", namespace, "address", "add", f"{self.in_subnet6(address)}/{self.subnet6.prefixlen}", "dev", "eth0", "nodad", check=False)
            run("ip", "-n", namespace, "link", "set", "eth0", "up")
            run("ip", "-n", namespace, "route", "add", "default", "via", str(self.gateway))
        return outer

    def join_behind_router(self, namespace: str, index: int, address: ipaddress.IPv4Address) -> str:
        """The same with a router between, which has the address; `eth0` leads to that."""
        router = f"{namespace}-router"
        outer = self.join(router, index, address)
        run("ip", "netns", "add", namespace)
        run("ip", "-n", namespace, "link", "set", "lo", "up")
        run("ip", "-n", namespace, "link", "add", "eth0", "mtu", str(self.mtu), "type", "veth", "peer", "name", "inner", "mtu", str(self.mtu), "netns", router)
        run("ip", "-n", router, "address", "add", str(ROUTER), "dev", "inner")
        run("ip", "-n", router, "link", "set", "inner", "up")
        entered = ["nsenter", f"--net={NAMESPACES / router}"]
        run(*entered, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")
        run(*entered, "nft", "-f", "-", input=TRANSLATION.format(outside=address, inside=INSIDE.ip))
        return outer

    def leave(self, namespace: str, outer: str) -> None:
        run("ip", "link", "del", outer, check=False)
        for name in (namespace, f"{namespace}-router"):
            if (NAMESPACES / name).exists():
                run("ip", "netns", "del", name, check=False)


def _accepting(bridge: str) -> list[list[str]]:
    return [["FORWARD", "-i", bridge, "-j", "ACCEPT"], ["FORWARD", "-o", bridge, "-j", "ACCEPT"]]


def _let_through(bridge: str) -> None:
    """Docker and ufw set iptables to drop what is forwarded, which can hit even packets between two servers on the bridge."""
    if shutil.which("iptables", path="/usr/sbin:/sbin") and "-P FORWARD DROP" in run("iptables", "-S", "FORWARD", check=False):
        for rule in _accepting(bridge):
            run("iptables", "-w", "-I", *rule)


def _let_through_no_more(bridge: str) -> None:
    if shutil.which("iptables", path="/usr/sbin:/sbin") and f" {bridge} " in run("iptables", "-S", "FORWARD", check=False):
        for rule in _accepting(bridge):
            subprocess.run(["iptables", "-w", "-D", *rule], capture_output=True)


def remove(number: int, others_live: bool) -> None:
    """Takes the lab's network away, as far as it is there. Call under the lock of all labs."""
    for link in json.loads(run("ip", "-j", "link", "show", "type", "veth", check=False) or "[]"):
        if link["ifname"].startswith(bridge_name(number) + "s"):
            run("ip", "link", "del", link["ifname"], check=False)
    run("ip", "link", "del", bridge_name(number), check=False)
    _let_through_no_more(bridge_name(number))
    subprocess.run(["nft", "delete", "table", "inet", table_name(number)], capture_output=True)
    if not others_live and REMEMBERED.exists():
        FORWARDING.write_text(REMEMBERED.read_text())
        REMEMBERED.unlink()
