"""What is found out before anything is installed, on a booted server: whether guests get there, and what stands in the way."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402


class Readiness(Booted):
    other = "trixie"  # a release that is not the server's

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot()
        cls.settings = cls.wanted(certificate="letsencrypt")
        cls.computer = cls.at(cls.server)

    def setUp(self):
        self.lab.give_name(self.domain, self.server.address)

    def checks(self, exit: int = 0) -> dict[str, dict]:
        outcome = self.computer.run("survey", "--settings", str(self.settings), outside=True)
        self.assertEqual(exit, outcome.exit, outcome.why())
        return {check["id"]: check for check in outcome.of("check")}

    def break_it(self, command: str, mend: str):
        self.server.exec(command)
        self.addCleanup(lambda: self.server.exec(mend))

    def test_a_fresh_server_is_reached_and_listens_no_more_afterwards(self):
        checks = self.checks()
        self.assertEqual(("ok", "ok"), (checks["reach-web"]["state"], checks["reach-media"]["state"]))
        self.assertEqual("", self.server.exec("grep -E ':(0050|01BB) .* 0A ' /proc/net/tcp /proc/net/tcp6; grep ':2710 ' /proc/net/udp*; true").stdout)

    def test_a_firewall_before_the_server_is_the_hosting_companys(self):
        self.break_it("DEBIAN_FRONTEND=noninteractive apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y nftables >/dev/null 2>&1;"
                      "nft 'add table ip outer; add chain ip outer gate { type filter hook prerouting priority -200; };"
                      "add rule ip outer gate tcp dport 80 drop; add rule ip outer gate udp dport 10000 drop'", "nft delete table ip outer")
        checks = self.checks(exit=4)
        self.assertEqual("fail", checks["reach-web"]["state"])
        self.assertIn("80/tcp", checks["reach-web"]["what"])
        self.assertIn("hosting company", checks["reach-web"]["do"])
        # It may as well be this computer's network.
        self.assertEqual("unknown", checks["reach-media"]["state"])

    def test_a_name_that_leads_elsewhere(self):
        self.lab.give_name(self.domain, "203.0.113.99")
        check = self.checks(exit=4)["domain-ipv4"]
        self.assertIn("203.0.113.99", check["what"])
        self.assertTrue(check["waivable"])

    def test_another_web_server_and_who_holds_the_port(self):
        self.break_it("nohup perl -MIO::Socket::INET -e '$0=\"shop\"; my $s = IO::Socket::INET->new(LocalPort => 80, Listen => 1, ReuseAddr => 1) or die; sleep 600' "
                      ">/dev/null 2>&1 & echo $! >/root/shop; sleep 0.5", "kill $(cat /root/shop)")
        check = self.checks(exit=4)["ports"]
        self.assertRegex(check["what"], "80/tcp by (perl|shop)")

    def test_packages_half_configured_held_or_interrupted(self):
        for field, state in (("half-configured", "iF"), ("half-installed", "iH")):
            with self.subTest(field):
                self.break_it(f"cp /var/lib/dpkg/status /root/status; sed -i '/^Package: hostname$/,/^$/s/^Status: .*/Status: install ok {field}/' /var/lib/dpkg/status",
                              "cp /root/status /var/lib/dpkg/status")
                check = self.checks(exit=4)["packages"]
                self.assertEqual(("fail", False), (check["state"], check["waivable"]))
                self.assertIn("hostname", check["what"])
                self.doCleanups()
                self.setUp()
        self.break_it("touch /var/lib/dpkg/updates/0001", "rm -f /var/lib/dpkg/updates/0001")
        self.assertIn("interrupted", self.checks(exit=4)["packages"]["what"])

    def test_sources_of_two_releases(self):
        self.break_it(f"echo 'deb http://deb.debian.org/debian {self.other} main' >/etc/apt/sources.list.d/mixed.list", "rm /etc/apt/sources.list.d/mixed.list")
        self.assertIn(self.other, self.checks(exit=4)["sources"]["what"])

    def test_a_list_of_sources_that_cannot_be_read(self):
        self.break_it("echo 'deb http://deb.debian.org/debian' >/etc/apt/sources.list.d/half.list", "rm /etc/apt/sources.list.d/half.list")
        check = self.checks(exit=4)["sources"]
        self.assertIn("half.list", check["what"])
        self.assertFalse(check["waivable"])

    def test_prosody_would_come_from_its_makers(self):
        self.break_it("printf 'Types: deb\\nURIs: http://packages.prosody.im/debian\\nSuites: %s\\nComponents: main\\nSigned-By: /usr/share/keyrings/prosody.gpg\\n' "
                      f"{self.suite} >/etc/apt/sources.list.d/prosody.sources", "rm /etc/apt/sources.list.d/prosody.sources")
        check = self.checks(exit=4)["prosody"]
        self.assertIn("packages.prosody.im", check["what"])
        self.assertTrue(check["waivable"])
        waived = self.computer.run("survey", "--settings", str(self.settings), "--waive", "prosody", outside=True)
        self.assertEqual(0, waived.exit, waived.why())

    def test_a_language_that_is_not_installed_does_no_harm(self):
        self.break_it("cp /etc/default/locale /root/locale; printf 'LANG=\"xx_YY.UTF-8\"\nLC_TIME=C.UTF-8\n' >/etc/default/locale", "cp /root/locale /etc/default/locale")
        check = self.checks()["locale"]
        self.assertEqual("warn", check["state"])
        self.assertIn("(xx_YY.UTF-8)", check["what"])

    def test_doors_that_the_firewall_will_shut_are_named(self):
        self.break_it("nohup perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => 8123, Listen => 1, ReuseAddr => 1) or die; sleep 600' "
                      ">/dev/null 2>&1 & echo $! >/root/printer; sleep 0.5", "kill $(cat /root/printer)")
        check = self.checks()["firewall"]
        self.assertEqual("warn", check["state"])
        self.assertIn("8123/tcp by perl", check["what"])
        self.assertIn("server.firewall", check["do"])

    def test_a_clock_is_compared(self):
        self.assertEqual("ok", self.checks()["clock"]["state"])

    def test_people_are_told_in_words(self):
        self.assertRegex(self.checks()["people"]["what"], "about [0-9]+ people")


class OnBookworm(Readiness, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Readiness, unittest.TestCase):
    suite, other = "trixie", "bookworm"


if __name__ == "__main__":
    unittest.main()
