"""Certificates of one's own and from an authority: judged before anything happens, shown in both places, replaced, renewed.

One server, and its tests are one story, in the order of their names."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab.authority import root_certificate  # noqa: E402
from walk.booted import Booted  # noqa: E402
from walk.program import Computer  # noqa: E402

PASSPHRASE = "Sesam öffne dich"


class Certificates(Booted):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot()
        cls.computer = cls.at(cls.server)
        cls.authority()
        cls.secrets = cls.folder / "secrets.json"
        cls.secrets.write_text(json.dumps({"certificateKeyPassphrase": PASSPHRASE}))

    @classmethod
    def openssl(cls, *words: str) -> str:
        return subprocess.run(["openssl", *words], cwd=cls.folder, check=True, capture_output=True, text=True).stdout

    @classmethod
    def authority(cls):
        """One between the lab's own root and the certificates, as real authorities have it."""
        root = root_certificate()
        cls.openssl("req", "-x509", "-CA", str(root), "-CAkey", str(root.with_suffix(".key")), "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-subj", "/CN=Between", "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", "between.key", "-out", "between.pem")

    @classmethod
    def issue(cls, name: str, *more: str) -> dict:
        """A certificate with its chain, a key that is locked, and the settings that name them."""
        cls.openssl("req", "-x509", "-CA", "between.pem", "-CAkey", "between.key", "-newkey", "rsa:2048", "-passout", f"pass:{PASSPHRASE}", "-subj", "/CN=Own",
                    "-addext", f"subjectAltName=DNS:{cls.domain}", "-days", "90", "-keyout", f"{name}.key", "-out", f"{name}.pem", *more)
        chain = cls.folder / f"{name}-chain.pem"
        chain.write_text((cls.folder / f"{name}.pem").read_text() + (cls.folder / "between.pem").read_text())
        return {"source": "own", "chainFile": str(chain), "keyFile": str(cls.folder / f"{name}.key")}

    def settings(self, certificate: dict) -> str:
        path = self.wanted()
        path.write_text(json.dumps(json.loads(path.read_text()) | {"certificate": certificate}))
        return str(path)

    def deploy(self, certificate: dict | None = None, computer: Computer | None = None):
        words = ["--settings", self.settings(certificate), "--secrets", str(self.secrets)] if certificate else []
        return (computer or self.computer).run("deploy", *words, outside=True)

    def shown(self, port: int) -> str:
        """Fingerprint of what somebody from outside is shown."""
        handshake = subprocess.run(["openssl", "s_client", "-connect", f"{self.server.address}:{port}", "-servername", self.domain], stdin=subprocess.DEVNULL,
                                   capture_output=True, text=True, timeout=30).stdout
        return self.fingerprint(handshake)

    def fingerprint(self, pem: str) -> str:
        return subprocess.run(["openssl", "x509", "-noout", "-fingerprint", "-sha256"], input=pem, capture_output=True, text=True, check=True).stdout

    def own(self, name: str) -> str:
        return self.fingerprint((self.folder / f"{name}.pem").read_text())

    def assert_shown(self, fingerprint: str):
        self.assertEqual(fingerprint, self.shown(443))
        self.assertEqual(fingerprint, self.shown(5349))

    def test_1_what_no_browser_takes_is_refused_before_anything_happens(self):
        good = self.issue("first")
        other = self.issue("other")
        weak = self.issue("weak", "-newkey", "rsa:1024")
        alone = good | {"chainFile": str(self.folder / "first.pem")}
        for certificate, says, waivable in ((good | {"keyFile": other["keyFile"]}, "does not belong", False), (weak, "1024 bits", False), (alone, "The chain ends with", True)):
            with self.subTest(says):
                refused = self.deploy(certificate)
                self.assertEqual(4, refused.exit, refused.why())
                check = refused.failed_checks()[0]
                self.assertEqual(("certificate", waivable), (check["id"], check["waivable"]))
                self.assertIn(says, check["what"])
        self.server.exec("test ! -e /var/lib/meethouse && test ! -e /etc/jitsi")

    def test_2_why_an_authority_refuses_is_said(self):
        services = self.lab.resolver.rpartition(":")[0]
        try:
            for address, says in ((services, "something else than this server answered"), ("203.0.113.253", "could not reach the server at port 80"), (None, "could not find out where the name leads")):
                with self.subTest(says):
                    self.lab.give_name(self.domain, address)
                    words = ["--settings", self.settings({"source": "letsencrypt", "acmeDirectory": self.lab.acme_directory}), "--waive", "domain-ipv4"]
                    failed = self.computer.run("deploy", *words, outside=True)
                    self.assertEqual(5, failed.exit, failed.why())
                    error = failed.of("error")[-1]
                    self.assertIn(says, error["why"], error)
        finally:
            self.lab.give_name(self.domain, self.server.address)

    def test_3_a_locked_key_is_opened_here_and_both_places_show_the_certificate(self):
        done = self.deploy(self.issue("first"))
        self.assertEqual(0, done.exit, done.why())
        self.assertEqual("ok", next(check["state"] for check in reversed(done.of("check")) if check["id"] == "certificate"))
        self.assert_shown(self.own("first"))
        modes = self.server.exec(f"cd /etc/jitsi/meet; stat -c '%a %U %n' {self.domain}.key; cd /etc/coturn/certs; stat -c '%a %U %n' {self.domain}.privkey.pem").stdout
        self.assertEqual(f"600 root {self.domain}.key\n400 turnserver {self.domain}.privkey.pem\n", modes)

    def test_4_the_key_lies_nowhere_else(self):
        held = self.server.exec("grep -rlsF -e \"$(sed -n 5p /etc/jitsi/meet/*.key)\" /etc /var /root /run /tmp /usr/local || true").stdout.split()
        self.assertEqual({f"/etc/jitsi/meet/{self.domain}.key", f"/etc/coturn/certs/{self.domain}.privkey.pem"}, set(held))

    def test_5_another_computer_deploys_without_the_files(self):
        again = self.deploy(computer=self.at(self.server, "elsewhere"))
        self.assertEqual(0, again.exit, again.why())
        self.assertEqual(0, again.result["changed"])

    def test_6_a_later_deploy_replaces_it(self):
        done = self.deploy(self.issue("second"))
        self.assertEqual(0, done.exit, done.why())
        self.assertEqual(["certificate-own"], [step["id"] for step in done.result["steps"] if step["state"] == "done"])
        self.assert_shown(self.own("second"))

    def renew(self):
        self.server.exec("certbot renew --force-renewal --no-random-sleep-on-renew --quiet", timeout=300)

    def test_7_an_authority_takes_over_and_renewals_reach_both_places(self):
        done = self.deploy({"source": "letsencrypt", "acmeDirectory": self.lab.acme_directory})
        self.assertEqual(0, done.exit, done.why())
        first = self.shown(443)
        self.assertNotEqual(self.own("second"), first)
        self.assert_shown(first)
        self.renew()
        self.assertNotEqual(first, self.shown(443))
        self.assert_shown(self.shown(443))
        again = self.deploy()
        self.assertEqual((0, 0), (again.exit, again.result["changed"]), again.why())

    def test_8_what_certbot_still_renews_does_not_come_back(self):
        done = self.deploy(self.issue("third"))
        self.assertEqual(0, done.exit, done.why())
        self.assert_shown(self.own("third"))
        self.renew()
        self.assert_shown(self.own("third"))


class OnBookworm(Certificates, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Certificates, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
