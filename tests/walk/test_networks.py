"""Networks that rented servers hang on: behind a router that translates addresses, with two addresses, with IPv6 alone."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402

RELAY = "/etc/turnserver.conf"
BRIDGE = "/etc/jitsi/videobridge/meethouse.conf"


class Network(Booted):
    """A deployed server. The tests of a class are one story, in the order of their names."""

    wiring = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot(wiring=cls.wiring)
        cls.prepare()
        cls.computer = cls.at(cls.server)
        cls.settings = cls.wanted(certificate="letsencrypt")

    @classmethod
    def prepare(cls):
        pass

    def deploy(self):
        outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, outcome.exit, outcome.why())
        return outcome

    def proves(self, outcome) -> dict[str, dict]:
        checks = {check["id"]: check for check in outcome.of("check")}
        self.assertEqual([], [check for check in checks.values() if check["state"] in ("fail", "unknown")])
        return checks

    def relayed(self, address: str, *to: str) -> str:
        """What somebody is told who asks the relay at an address, over TLS, to pass something on: to a peer, or to himself."""
        secret = f'"$(sed -n s/^static-auth-secret=//p {RELAY})"'
        return self.server.exec(f"timeout 30 turnutils_uclient -v -S -t -c -n 1 -m 1 -p 5349 -W {secret} -u pupil {' '.join(to)} {address} 2>&1 || true").stdout


class BehindRouter(Network, unittest.TestCase):
    word = "router"
    wiring = "router"

    def own(self) -> str:
        return self.server.exec("ip -4 -o addr show eth0 | sed 's/.*inet \\([0-9.]*\\).*/\\1/'").stdout.strip()

    def test_1_the_proof_holds_through_the_public_address(self):
        own = self.own()
        self.assertTrue(own.startswith("10."), own)
        checks = self.proves(self.deploy())
        self.assertIn(f"{self.server.address} in place of the server's own address {own}", checks["public-address"]["what"])
        self.assertIn(f"local-address = \"{own}\"\n    public-address = \"{self.server.address}\"", self.server.read(BRIDGE))
        self.assertIn(f"external-ip={self.server.address}/{own}\n", self.server.read(RELAY))

    def test_2_the_relay_gives_the_public_address_and_reaches_the_bridge_there(self):
        told = self.relayed(self.server.address, "-y")
        self.assertIn(f"relay addr: {self.server.address}", told)
        self.assertIn("tot_send_msgs=2, tot_recv_msgs=2", told)
        # What is not this server's stays forbidden.
        self.assertIn("403", self.relayed(self.server.address, "-e", "10.53.113.1"))

    def test_3_nothing_is_left_to_do(self):
        self.assertEqual(0, self.deploy().result["changed"])

    def test_4_the_router_goes_and_bridge_and_relay_are_told(self):
        self.server.rewire("direct")
        self.assertEqual(self.server.address, self.own())
        outcome = self.deploy()
        self.assertEqual(["bridge", "relay", "restart-services"], [step["id"] for step in outcome.result["steps"] if step["state"] == "done"])
        self.assertNotIn("static-mappings", self.server.read(BRIDGE))
        self.assertNotIn("meethouse", self.server.read(RELAY))
        self.assertEqual(0, self.deploy().result["changed"])


class TwoAddresses(Network, unittest.TestCase):
    """The name has the second one; the server is reached at the first."""

    word = "two"
    wiring = "two"

    @classmethod
    def prepare(cls):
        cls.lab.give_name(cls.domain, cls.server.addresses[1])

    def test_the_proof_holds_at_the_second(self):
        first, second = self.server.addresses
        checks = self.proves(self.deploy())
        self.assertIn(f"({second})", checks["domain-ipv4"]["what"])
        self.assertIn(f"({first}, {second})", checks["public-address"]["what"])
        self.assertEqual("ok", checks["relay"]["state"])
        self.assertNotIn("external-ip", self.server.read(RELAY))
        self.assertNotIn("static-mappings", self.server.read(BRIDGE))
        # Who asks the one gets a place there and none at the other.
        for address in (first, second):
            self.assertIn(f"relay addr: {address}", self.relayed(address, "-y"))
        held = self.server.exec("sed -n 's/^ *[0-9]*: \\([0-9A-F]*\\):2710 .*/\\1/p' /proc/net/udp /proc/net/udp6").stdout.split()
        wanted = {"".join(f"{int(part):02X}" for part in reversed(address.split("."))) for address in (first, second)}
        self.assertTrue(wanted <= set(held) or {"00000000", "0" * 32} & set(held), held)
        self.assertEqual(0, self.deploy().result["changed"])


class Ipv6Alone(Network, unittest.TestCase):
    """The name has an AAAA record and no other, the server no IPv4 address at all."""

    word = "six"
    wiring = "ipv6"

    def test_the_proof_holds(self):
        self.assertEqual("", self.server.exec("ip -4 -o addr show scope global").stdout)
        outcome = self.deploy()
        checks = {check["id"]: check for check in outcome.of("check")}
        self.assertEqual(["domain-ipv4"], [id for id, check in checks.items() if check["state"] not in ("ok", "waived")])
        self.assertIn("no IPv6 cannot come", checks["domain-ipv4"]["do"])
        self.assertIn(f"({self.server.address})", checks["public-address"]["what"])
        self.assertEqual("ok", checks["relay"]["state"])
        self.assertIn(f"relay addr: {self.server.address}", self.relayed(self.server.address, "-y"))
        # Nobody's whole address stands in a log, of IPv6 neither.
        self.assertNotIn(str(self.lab.info["gateway6"]), self.server.exec("cat /var/log/nginx/*").stdout)
        self.assertEqual(0, self.deploy().result["changed"])


if __name__ == "__main__":
    unittest.main()
