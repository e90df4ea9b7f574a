"""Names, certificates, packages and the practice server."""

import json
import socket
import ssl
import subprocess
import unittest
import urllib.request

from . import mirror, possible
from .addresses import PREFIX, RANGE, free_subnet, needed
from .places import HERE, PACKAGES_NAME, RUN, run_folder
from .system import locked
from .testing import LabTest, answers, ssh_with_password

DOMAIN = "meet.lab.example"


class Certificates(LabTest):
    """Debian's certbot gets one, without any option that a real one would not need."""

    def _certified(self, suite: str):
        server = self.lab.server(suite)
        domain = f"{suite}.{DOMAIN}"
        self.lab.give_name(domain, server.address)
        server.exec("apt-get -q update && apt-get -q -y install --no-install-recommends certbot nginx-light")
        server.exec(["certbot", "certonly", "-n", "--agree-tos", "--register-unsafely-without-email", "--webroot", "-w", "/var/www/html", "-d",
                     domain, "--server", self.lab.acme_directory])
        server.write("/etc/nginx/conf.d/tls.conf", f"server {{ listen 443 ssl; server_name {domain}; root /var/www/html;"
                     f" ssl_certificate /etc/letsencrypt/live/{domain}/fullchain.pem;"
                     f" ssl_certificate_key /etc/letsencrypt/live/{domain}/privkey.pem; }}\n")
        server.exec("systemctl reload nginx && sleep 0.5")
        trusting = ssl.create_default_context(cafile=str(self.lab.ca_file))
        with socket.create_connection((server.address, 443), timeout=5) as plain:
            with trusting.wrap_socket(plain, server_hostname=domain) as tls:
                self.assertIn(("DNS", domain), tls.getpeercert()["subjectAltName"])
        with socket.create_connection((server.address, 443), timeout=5) as plain, self.assertRaises(ssl.SSLCertVerificationError):
            ssl.create_default_context().wrap_socket(plain, server_hostname=domain)

    def test_on_bookworm(self):
        self._certified("bookworm")

    def test_on_trixie(self):
        self._certified("trixie")

    def test_a_name_that_leads_elsewhere_gets_none(self):
        server = self.lab.server()
        self.lab.give_name(f"wrong.{DOMAIN}", "203.0.113.1")
        server.exec("apt-get -q update && apt-get -q -y install --no-install-recommends certbot")
        refused = server.exec(["certbot", "certonly", "-n", "--agree-tos", "--register-unsafely-without-email", "--standalone", "-d",
                               f"wrong.{DOMAIN}", "--server", self.lab.acme_directory], check=False)
        self.assertNotEqual(refused.returncode, 0)


class Packages(LabTest):
    def test_a_package_is_fetched_once_for_all_servers(self):
        log = run_folder(self.lab.name) / "web.log"
        for server in (self.lab.server(), self.lab.server()):
            server.exec("apt-get -q update && apt-get -q -y install --no-install-recommends hello && hello")
        told = [line.split()[1] for line in log.read_text().splitlines() if "/pool/main/h/hello/" in line and '"' not in line]
        # An earlier lab with this cache may have fetched it already; the second server can never be the first.
        self.assertIn(told, (["fetched", "kept"], ["kept", "kept"]))

    def test_the_repository_is_what_apt_accepts_only_with_its_key(self):
        repository = self.lab.jitsi_repository
        if repository is None:
            self.skipTest("tests/lab/standins/build is not there yet")
        server = self.lab.server()
        line = f"deb {{}} {repository['url']} {repository['suite']}\n"
        server.write("/etc/apt/sources.list.d/jitsi.list", line.format(""))
        self.assertNotEqual(server.exec("apt-get -q update", check=False).returncode, 0)
        with open(repository["keyFile"], encoding="utf-8") as key:
            server.write("/etc/apt/keyrings/jitsi.asc", key.read())
        server.write("/etc/apt/sources.list.d/jitsi.list", line.format("[signed-by=/etc/apt/keyrings/jitsi.asc]"))
        server.exec("apt-get -q update")
        self.assertIn(PACKAGES_NAME if self.lab.repository == "stand-in" else "", server.exec("apt-cache policy jitsi-meet").stdout)
        self.assertNotIn("Candidate: (none)", server.exec("apt-cache policy jitsi-meet").stdout)

    def test_no_way_out_of_the_repositories_folder(self):
        url = f"http://{self.lab.resolver.split(':')[0]}/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd"
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5)
        self.assertEqual(refused.exception.code, 404)
        refused.exception.close()


class Addresses(unittest.TestCase):
    def test_the_lab_takes_nothing_that_the_machine_needs(self):
        if why := possible.why_not():
            raise unittest.SkipTest(why)
        with locked(RUN / "lock"):
            _, subnet = free_subnet()
        self.assertTrue(subnet.subnet_of(RANGE))
        self.assertEqual(subnet.prefixlen, PREFIX)
        self.assertFalse(any(address in subnet for address in needed()))

    def test_the_machines_mirror_is_known(self):
        self.assertEqual(set(mirror.upstream()), {"debian", "debian-security"})


class Practice(unittest.TestCase):
    def setUp(self):
        if why := possible.why_not():
            raise unittest.SkipTest(why)
        if self.practice("status")["running"]:
            raise unittest.SkipTest("A practice server runs that is somebody's.")

    def practice(self, *words: str) -> dict:
        done = subprocess.run([str(HERE / "practice"), *words], text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        return json.loads(done.stdout)

    def test_from_start_to_stop(self):
        self.addCleanup(subprocess.run, [str(HERE / "practice"), "stop"], capture_output=True)
        told = self.practice("start", "--suite", "trixie")
        self.assertLessEqual({"server", "identity", "hostKey", "domain", "resolver", "caFile", "acmeDirectory", "jitsiRepository", "repository"},
                             told.keys())
        self.assertTrue(answers(told["address"]))
        again = self.practice("start")
        self.assertEqual(again.pop("already"), True)
        self.assertEqual({**again, "already": False}, told)
        self.assertEqual(self.practice("status")["server"], told["server"])
        with open(told["settings"], encoding="utf-8") as settings:
            self.assertEqual(json.load(settings)["domain"], told["domain"])
        with open(told["sudoSecrets"], encoding="utf-8") as secrets:
            password = json.load(secrets)["sudoPassword"]
        class Place:
            address = told["address"]
        self.assertEqual(ssh_with_password(Place, "teacher", password, "id -un").stdout, "teacher\n")
        self.assertEqual(self.practice("stop"), {"running": False, "stopped": True})
        self.assertFalse(answers(told["address"], seconds=1))
        self.assertEqual(self.practice("stop"), {"running": False, "stopped": False})
        self.assertEqual(self.practice("status"), {"running": False})
