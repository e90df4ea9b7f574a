"""Networks that rented servers hang on: behind a router that translates addresses, with two addresses, with IPv6 alone; and guests whose own
network holds UDP back."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

from browser import Browser  # noqa: E402
from meeting import Meeting  # noqa: E402
from server import Server  # noqa: E402
from walk.booted import Booted  # noqa: E402
from web.with_lab import coordinates  # noqa: E402

RELAY = "/etc/turnserver.conf"
BRIDGE = "/etc/jitsi/videobridge/meethouse.conf"


class Network(Booted):
    """A deployed server. The tests of a class are one story, in the order of their names."""

    wiring = "direct"

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


class BehindRouter(Network):
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


class BehindRouterOnBookworm(BehindRouter, unittest.TestCase):
    suite = "bookworm"


class BehindRouterOnTrixie(BehindRouter, unittest.TestCase):
    suite = "trixie"


class TwoAddresses(Network):
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


class TwoAddressesOnBookworm(TwoAddresses, unittest.TestCase):
    suite = "bookworm"


class TwoAddressesOnTrixie(TwoAddresses, unittest.TestCase):
    suite = "trixie"


class Ipv6Alone(Network):
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


class Ipv6AloneOnBookworm(Ipv6Alone, unittest.TestCase):
    suite = "bookworm"


class Ipv6AloneOnTrixie(Ipv6Alone, unittest.TestCase):
    suite = "trixie"


# Nothing that comes by UDP from outside arrives, but what the server asked of a name server.
HOLD_BACK = """table inet heldback {
    chain outside { type filter hook prerouting priority raw; iifname eth0 udp sport != 53 counter drop; }
}"""
# What the client library was told of relays when it had signed in.
TOLD = "return APP.store.getState()['features/base/conference'].authRequired.xmpp.connection.jingle.jvbIceConfig.iceServers"
# Two ends in one page that may speak through a relay only: what arrives at the other end, and how the first end goes there.
TALK = """
const [ iceServers, done ] = arguments;
const ends = [ 0, 1 ].map(() => new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' }));
const gathered = end => new Promise(complete => {
    end.onicegatheringstatechange = () => end.iceGatheringState === 'complete' && complete();
    end.onicegatheringstatechange();
});
const offer = async (end, description) => {
    await end.setLocalDescription(description);
    await gathered(end);
    return end.localDescription;
};
(async () => {
    const channel = ends[0].createDataChannel('talk');
    const arrived = new Promise(word => {
        ends[1].ondatachannel = event => {
            event.channel.onmessage = message => word(message.data);
        };
    });
    channel.onopen = () => channel.send('Good morning');
    const mine = await offer(ends[0]);
    if (!mine.sdp.includes(' typ relay ')) {
        return null;
    }
    await ends[1].setRemoteDescription(mine);
    await ends[0].setRemoteDescription(await offer(ends[1]));
    const word = await arrived;
    const stats = [ ...(await ends[0].getStats()).values() ];
    const pair = stats.find(entry => entry.type === 'candidate-pair' && entry.nominated);
    const way = stats.find(entry => entry.id === pair.localCandidateId);
    return { word, kind: way.candidateType, to: way.url, over: way.relayProtocol, address: way.address };
})().then(done, error => done({ error: String(error) })).finally(() => ends.forEach(end => end.close()));
"""


class UdpHeldBack(Network):
    """A guest in Chromium with the real client library. The lab's bridge has no media, so two ends of the guest's own stand for guest and bridge."""

    word = "held"

    def talk(self, browser: Browser, relay: dict, **other) -> dict | None:
        return browser.driver.execute_async_script(TALK, [relay | other])

    def test_a_browser_gets_through_over_tls(self):
        self.proves(self.deploy())
        # The lab's addresses are of a range that the relay takes for nobody's.
        self.server.exec(f"sed -i '/^denied-peer-ip=203/d' {RELAY} && systemctl restart coturn")
        at = Server(coordinates(self.lab, self.server, self.domain, self.folder))
        browser = Browser(at)
        self.addCleanup(browser.close)
        Meeting(browser, at, "KlasseFuenf").expect("waiting")
        told = browser.wait("what relays there are", lambda: browser.run(TOLD))
        self.assertEqual([f"turns:{self.domain}:5349?transport=tcp"], [relay["urls"] for relay in told])

        udp = {"urls": f"turn:{self.server.address}:3478?transport=udp"}
        self.assertEqual("udp", self.talk(browser, told[0], **udp)["over"])
        self.server.exec(["nft", "-f", "-"], input=HOLD_BACK)
        self.assertIsNone(self.talk(browser, told[0], **udp))
        self.assertRegex(self.server.exec("nft list table inet heldback").stdout, "counter packets [1-9]")
        self.assertEqual({"word": "Good morning", "kind": "relay", "to": told[0]["urls"], "over": "tls", "address": self.server.address},
                         self.talk(browser, told[0]))


class UdpHeldBackOnBookworm(UdpHeldBack, unittest.TestCase):
    suite = "bookworm"


class UdpHeldBackOnTrixie(UdpHeldBack, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
