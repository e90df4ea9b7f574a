"""Which addresses a lab may take. They are of RFC 5737's 203.0.113.0/24, so that Java and our own checks take them for public;
but a machine may really use some of them, and those are left to it."""

import ipaddress
import json
import os
import socket
from urllib.parse import urlsplit

from . import mirror
from .places import LabError
from .system import run

RANGE = ipaddress.ip_network("203.0.113.0/24")
PREFIX = 28  # twelve servers in a lab, and up to sixteen labs beside each other


def _named_hosts() -> set[str]:
    """Names whose addresses this machine must go on reaching while the lab runs."""
    places = [*mirror.upstream().values(), mirror.proxy() or "", os.environ.get("MEETHOUSE_JITSI_REPOSITORY", "")]
    places += [os.environ.get(name, "") for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")]
    return {host for place in places if (host := urlsplit(place.split()[0] if place.split() else "").hostname)}


def nameservers() -> list[str]:
    found = []
    with open("/etc/resolv.conf", encoding="utf-8", errors="replace") as handle:
        for line in handle:
            words = line.split()
            if len(words) > 1 and words[0] == "nameserver":
                found.append(words[1])
    return found


def needed() -> set[ipaddress.IPv4Address]:
    texts = set(nameservers())
    for host in _named_hosts():
        try:
            texts |= {entry[4][0] for entry in socket.getaddrinfo(host, None, socket.AF_INET)}
        except OSError:
            continue  # what cannot be resolved now cannot be shadowed either
    for link in json.loads(run("ip", "-j", "-4", "address", "show")):
        texts |= {entry["local"] for entry in link["addr_info"]}
    found = set()
    for text in texts:
        try:
            found.add(ipaddress.IPv4Address(text))
        except ValueError:
            continue
    return found


def _routes() -> list[ipaddress.IPv4Network]:
    found = []
    for route in json.loads(run("ip", "-j", "-4", "route", "show", "table", "all")):
        if route["dst"] != "default":
            found.append(ipaddress.ip_network(route["dst"], strict=False))
    return found


def free_subnet() -> tuple[int, ipaddress.IPv4Network]:
    """A part of the range that nothing on this machine uses or needs, and its number: the last byte of its address. Call under the
    lock of all labs."""
    taken, routes = needed(), _routes()
    for subnet in reversed(list(RANGE.subnets(new_prefix=PREFIX))):
        if any(address in subnet for address in taken) or any(route.overlaps(subnet) for route in routes):
            continue
        return int(subnet.network_address) & 0xff, subnet
    raise LabError(f"No part of {RANGE} is free on this machine: other labs run (`lab list`), or its network uses the range itself.")
