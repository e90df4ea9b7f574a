"""Servers with the stand-ins on them: one a suite and set-up, installed once and shared by the tests of a run."""

import atexit
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.lab import Lab, Server  # noqa: E402

HERE = Path(__file__).resolve().parent
DOMAIN = "meet.lab.example"
GUESTS = f"guest.{DOMAIN}"
SITE = f"/etc/prosody/conf.avail/{DOMAIN}.cfg.lua"
PACKAGES = "jitsi-meet jitsi-meet-web-config jitsi-meet-prosody jitsi-meet-turnserver jitsi-meet-web jicofo jitsi-videobridge2"
SERVICES = "prosody jicofo jitsi-videobridge2 nginx coturn"
HOST, PASSWORD = "host", "Grünkohl-und-Speck"
SUITES = os.environ.get("MEETHOUSE_SUITES", "bookworm trixie").split()

PRESEED = f"""jitsi-videobridge2 jitsi-videobridge/jvb-hostname string {DOMAIN}
jitsi-meet-prosody jitsi-videobridge/jvb-hostname string {DOMAIN}
jitsi-meet-web-config jitsi-meet/cert-choice select Generate a new self-signed certificate
jitsi-meet-web-config jitsi-meet/jaas-choice boolean false
"""

# What the facts say a secure domain is made of, by hand: as drop-ins.
SECURE = f"""
Host "*"
plugin_paths = {{ "/usr/share/jitsi-meet/prosody-plugins/", "/usr/local/share/probe/" }}
VirtualHost "{DOMAIN}"
    authentication = "internal_hashed"
VirtualHost "{GUESTS}"
    authentication = "jitsi-anonymous"
    c2s_require_encryption = false
    modules_enabled = {{ "smacks" }}
"""
FOCUS = f'jicofo {{ authentication {{ enabled = true, type = XMPP, login-url = "{DOMAIN}" }} }}\n'

_lab: Lab | None = None
_servers: dict[tuple[str, str], Server] = {}


def lab() -> Lab:
    global _lab
    if _lab is None:
        _lab = Lab().start()
        atexit.register(_lab.stop)
    return _lab


def install(server: Server, preseed: str = PRESEED) -> None:
    repository = lab().jitsi_repository
    server.write("/usr/share/keyrings/jitsi.asc", Path(repository["keyFile"]).read_text())
    server.write("/etc/apt/sources.list.d/jitsi.list", f"deb [signed-by=/usr/share/keyrings/jitsi.asc] {repository['url']} {repository['suite']}\n")
    server.exec("DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; apt-get update -q && apt-get install -y -q apt-utils cron curl")
    server.exec(["debconf-set-selections"], input=preseed)
    server.exec("DEBIAN_FRONTEND=noninteractive apt-get install -y -q jitsi-meet", timeout=600)


def secure(server: Server) -> None:
    server.exec("mkdir -p /usr/local/share/probe")
    server.write("/etc/prosody/hand.cfg.lua", SECURE)
    server.write("/etc/jitsi/jicofo/hand.conf", FOCUS)
    server.exec(f"""echo 'Include "/etc/prosody/hand.cfg.lua"' >> {SITE}
        echo 'include "hand.conf"' >> /etc/jitsi/jicofo/jicofo.conf
        echo "config.hosts.anonymousdomain = '{GUESTS}';" >> /etc/jitsi/meet/{DOMAIN}-config.js""")
    restart(server)
    server.exec(["prosodyctl", "adduser", f"{HOST}@{DOMAIN}"], input=f"{PASSWORD}\n{PASSWORD}\n")


def prepared(suite: str, kind: str) -> Server:
    """`stock`: as the packages leave it; `secure`: with a secure domain and one account."""
    if (suite, kind) not in _servers:
        server = lab().server(suite, name=f"{kind}-{suite}")
        install(server)
        if kind == "secure":
            secure(server)
        _servers[suite, kind] = server
    return _servers[suite, kind]


def until(what, seconds: float = 30.0, text: str = "it never came true"):
    end = time.monotonic() + seconds
    while True:
        value = what()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(text)
        time.sleep(0.25)


def stats(server: Server) -> dict:
    """jicofo's own count of its bridges; empty while it does not answer."""
    import json

    answer = server.exec("curl -s 127.0.0.1:8888/stats", check=False).stdout
    return json.loads(answer)["bridge_selector"] if answer else {}


def restart(server: Server) -> None:
    """All three, and back when jicofo has its bridge."""
    server.exec("systemctl restart prosody && systemctl restart jicofo jitsi-videobridge2")
    until(lambda: stats(server).get("operational_bridge_count"), 40, "jicofo never got a bridge")
    until(lambda: server.exec("curl -s 127.0.0.1:8888/debug").stdout.find(f"breakout.{DOMAIN}") > 0, 10, "jicofo never found the breakout rooms")


def jicofo_log(server: Server) -> str:
    return server.read("/var/log/jitsi/jicofo.log")


def probe(server: Server, lua: str, host: str) -> None:
    """Loads a module of the test's own on a host, past any configuration, and unloads what was there before."""
    server.write("/usr/local/share/probe/mod_probe.lua", lua)
    server.exec(["prosodyctl", "shell", f'module:reload("probe", "{host}")'], check=False)
    server.exec(["prosodyctl", "shell", f'module:load("probe", "{host}")'], check=False)


def end_probe(server: Server, host: str) -> None:
    server.exec(["prosodyctl", "shell", f'module:unload("probe", "{host}")'], check=False)


def for_each_suite(loader, cases) -> "unittest.TestSuite":
    import unittest

    suite = unittest.TestSuite()
    for name in SUITES:
        for case in cases:
            made = type(f"{case.__name__}_{name}", (case, unittest.TestCase), {"suite": name})
            suite.addTests(loader.loadTestsFromTestCase(made))
    return suite
