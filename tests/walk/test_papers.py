"""The papers of a server that was deployed the ordinary way: nothing is missing in them, they are published, and each change there is noticed.

The tests are one story on one server, in the order of their names."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

import axe  # noqa: E402
from browser import Browser  # noqa: E402
from lab import Lab  # noqa: E402
from server import Server  # noqa: E402
from walk.program import ROOT, Computer, write_settings  # noqa: E402

DOMAIN = "meet.papers.example"

PROVIDER = {
    "name": "Scuola Ada Rossi", "address": "Via dell’Università 7, 39100 Bolzano", "contact": "privacy@example.org", "country": "IT", "role": "school",
    "legalForm": "S.r.l.", "representative": "Ada Rossi", "phone": "+39 0471 000000", "registration": "IT01234567890"}

PAPERS = {
    "publicSchool": False, "accountDays": 30, "participants": ["adults", "pupils", "clients"], "participantsPerYear": 300, "sensitiveTopics": False,
    "largeScale": False, "attendanceKept": False, "recordSince": "2026-11-01", "reviewMonths": 12, "place": "Bolzano",
    "hosting": {"company": "Esempio Hosting GmbH", "address": "Beispielweg 1, 10115 Berlin", "location": "Nürnberg", "country": "DE", "contractReference": "K 4711",
                "subProcessors": "https://hosting.example/sub", "reviewed": "2026-10-02", "snapshotDays": 7, "contractDate": "2026-10-01"},
    "backups": {"made": True, "place": "Tresor, Bolzano", "country": "IT", "days": 30, "encrypted": True, "tested": "2026-11-01"},
    "administrators": [{"name": "Bruno Verdi", "function": "IT", "account": "root", "since": "2026-01-31"}], "administratorsReviewed": "2026-11-02",
    "clients": [{"name": "Scuola Alfa", "address": "Via 1, Trento", "contact": "alfa@example.org", "since": "2026-09-01"}]}

CONFIG = f"/etc/jitsi/meet/{DOMAIN}-config.js"
RULES = "/etc/logrotate.d/00-meethouse"
CERTIFICATE = f"/etc/jitsi/meet/{DOMAIN}.crt"
KEY = f"/etc/jitsi/meet/{DOMAIN}.key"

# What is done, how it is taken back, the facts that are then otherwise, and papers that must be named. Others than those that rest on one of the facts must not.
CHANGES = {
    "logs kept for longer": (
        f"sed -i.before 's/rotate 6/rotate 29/; s/maxage 6/maxage 29/' {RULES}", f"mv {RULES}.before {RULES}",
        {"logs.participantDays", "logs.places"}, {"notice", "notice-short", "retention", "log-policy"}),
    "another's STUN server": (
        f"cp {CONFIG} /root/c.js; echo \"config.p2p.stunServers = [ {{ urls: 'stun:stun.elsewhere.example:3478' }} ];\" >> {CONFIG}", f"cp /root/c.js {CONFIG}",
        {"meetings.stunServers", "meetings.foreignStun", "transfers.none", "web.noThirdParty"}, {"notice", "notice-children", "record-controller", "security"}),
    "recording on one's own device": (
        f"cp {CONFIG} /root/c.js; echo 'config.localRecording = {{ disable: false }};' >> {CONFIG}", f"cp /root/c.js {CONFIG}",
        {"meetings.recordingLocal", "consent.needed"}, {"notice"}),
    "somebody else's server on the page": (
        f"cp {CONFIG} /root/c.js; echo \"config.brandingDataUrl = 'https://brand.elsewhere.example/look.json';\" >> {CONFIG}", f"cp /root/c.js {CONFIG}",
        {"web.thirdParties", "transfers.none", "web.noThirdParty"}, {"notice", "record-controller"}),
    "a new administrator": (
        "useradd --create-home --shell /bin/bash carla && printf 'carla ALL=(ALL) NOPASSWD:ALL\\n' > /etc/sudoers.d/carla", "rm /etc/sudoers.d/carla; userdel -r carla",
        {"administrators.accounts"}, {"administrators"}),
    "another certificate": (
        f"cp -L {CERTIFICATE} /root/c.crt; cp -L {KEY} /root/c.key; readlink {CERTIFICATE} > /root/c.link; readlink {KEY} >> /root/c.link; rm {CERTIFICATE} {KEY}; "
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN={DOMAIN}/O=Elsewhere' -addext subjectAltName=DNS:{DOMAIN} -keyout {KEY} -out {CERTIFICATE} 2>/dev/null; "
        "systemctl reload nginx; sleep 2",
        f"rm {CERTIFICATE} {KEY}; cp /root/c.crt {CERTIFICATE}; cp /root/c.key {KEY}; systemctl reload nginx; sleep 2",
        {"certificate.issuer", "certificate.validUntil"}, {"security"}),
    "firewall off": (
        "systemctl stop meethouse-firewall", "systemctl start meethouse-firewall",
        {"firewall.active"}, {"security"}),
    "a package removed": (
        "DEBIAN_FRONTEND=noninteractive apt-get -qq remove unattended-upgrades", "DEBIAN_FRONTEND=noninteractive apt-get -qq install unattended-upgrades",
        {"updates.automatic"}, {"security"}),
}


class Papers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)
        cls.server = cls.lab.server("bookworm", memory="2G")
        cls.lab.give_name(DOMAIN, cls.server.address)
        cls.computer = Computer(cls.folder / "home", cls.server, cls.lab)
        cls.settings = cls.settings_of("settings.json", PROVIDER)
        deployed = cls.computer.run("deploy", "--settings", str(cls.settings), outside=True)
        assert deployed.exit == 0, deployed.why()

    @classmethod
    def settings_of(cls, name: str, provider: dict) -> Path:
        return write_settings(cls.folder / name, cls.lab, DOMAIN, provider=provider, papers=PAPERS, privacy={"participantLogDays": 7})

    def documents(self, word: str, *more: str):
        return self.computer.run("documents", word, *more, outside=True)

    # -- facts

    def test_1_no_paper_of_any_role_lacks_anything(self):
        for role in ("school", "self", "company", "association", "processor"):
            settings = self.settings_of(f"{role}.json", {**PROVIDER, "role": role})
            made = self.documents("export", "--settings", str(settings), "--format", "html", "--out", str(self.folder / role))
            self.assertEqual(0, made.exit, made.why())
            self.assertGreater(len(made.result["files"]), 15)
            self.assertEqual([], made.result["drafts"], role)

    def test_2_every_fact_is_measured(self):
        made = json.loads((next((self.folder / "school").iterdir()) / "index.json").read_text())
        measured = {fact["id"]: fact for fact in made["facts"]}
        kinds = json.loads((ROOT / "resources/documents/facts.json").read_text())["facts"]
        wanted = {name for name, kind in kinds.items() if kind["origin"] == "measured"}
        # Known under another name; a folder of the host's as a disk says nothing; nobody set a limit.
        wanted -= {"meetings.software", "certificate.validUntil", "tls.versions", "hosts.count", "disk.encrypted", "meetings.maxParticipants"}
        self.assertEqual(set(), wanted - set(measured))
        for fact in measured.values():
            self.assertTrue(fact["time"] and fact["evidence"], fact)
        for place in ("nginx", "prosody", "jitsi", "journal"):
            self.assertRegex(measured[f"logs.{place}.oldest"]["value"], r"^20\d\d-\d\d-\d\dT")
        # A line that was forgotten in a rotated log counts, not the day on which the file was last written to.
        self.server.exec("echo 'Jan  5 10:00:00 c2s1 info Client connected' | gzip > /var/log/prosody/prosody.log.9.gz; touch -d '9 days ago' /var/log/prosody/prosody.log.9.gz")
        found = self.documents("export", "--format", "html", "--out", str(self.folder / "old"))
        self.server.exec("rm /var/log/prosody/prosody.log.9.gz")
        self.assertIn("logs.participantDays", {gap["fact"] for draft in found.result["drafts"] for gap in draft["gaps"]})

    # -- published

    def fetched(self, path: str):
        done = subprocess.run(["curl", "-s", "--cacert", str(self.lab.ca_file), "--resolve", f"{DOMAIN}:443:{self.server.address}", "-D", "-", f"https://{DOMAIN}{path}"],
                              capture_output=True, text=True, timeout=30, check=True)
        head, _, body = done.stdout.replace("\r\n", "\n").partition("\n\n")
        return head.lower(), body

    def test_3_drafts_are_not_published_unless_it_is_said(self):
        unsaid = self.settings_of("unsaid.json", {"name": "Anna", "role": "self", "country": "IT"})
        refused = self.documents("publish", "--settings", str(unsaid))
        self.assertEqual(4, refused.exit)
        self.assertTrue(refused.result["drafts"])
        self.assertIn("<script", self.fetched("/privacy/")[1], "something was published")
        said = self.documents("publish", "--settings", str(unsaid), "--drafts")
        self.assertEqual(0, said.exit, said.why())
        self.assertIn("(DRAFT)", self.fetched("/privacy/")[1])
        self.assertIn('data-draft="DRAFT"', self.fetched("/privacy/privacy-notice-en.html")[1])

    def test_4_notices_are_published_in_the_chosen_languages(self):
        published = self.documents("publish", "--language", "de", "--language", "it", "--language", "en")
        self.assertEqual(0, published.exit, published.why())
        self.assertEqual([], published.result["drafts"])
        self.assertGreater(published.result["changed"], 0)
        head, body = self.fetched("/privacy/")
        self.assertRegex(head, r"content-security-policy: default-src 'none'; style-src 'sha256-")
        self.assertNotIn("unsafe", head)
        for language in ("de", "it", "en"):
            self.assertIn(f'<section id="{language}" lang="{language}"', body)
        for page in re.findall(r'href="([a-z0-9-]+\.html)"', body):
            self.assertIn("<main>", self.fetched(f"/privacy/{page}")[1], page)
        # What the papers rest on names administrators and contracts: it is nobody's business.
        self.assertNotIn("Bruno Verdi", self.fetched("/privacy/published.json")[1])
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())
        self.assertIn("notices-page", [check["id"] for check in verified.of("check") if check["state"] == "ok"])

    def test_5_a_browser_shows_them_and_finds_the_way(self):
        server = Server({"domain": DOMAIN, "address": self.server.address, "caFile": str(self.lab.ca_file)})
        browser = Browser(server, language="de")
        self.addCleanup(browser.close)
        shown = "const e = document.getElementById('meethouse-privacy'); return e && getComputedStyle(e).display !== 'none' && e.textContent"
        browser.open(f"https://{DOMAIN}/")
        self.assertFalse(browser.run(shown), "over a meeting, too")
        # As the real page does when one starts there, and on the page before a meeting.
        browser.run("document.body.classList.add('welcome-page')")
        self.assertEqual("Datenschutzhinweise", browser.run(shown))
        browser.run("document.body.classList.remove('welcome-page'); const d = document.createElement('div'); d.className = 'premeeting-screen'; document.body.append(d)")
        self.assertEqual("Datenschutzhinweise", browser.run(shown))
        browser.open(f"https://{DOMAIN}/hosts/")
        browser.wait("the link on the account page", lambda: browser.run("return !document.getElementById('notice').hidden"))
        for path in ("/privacy/", "/privacy/datenschutzhinweise-de.html"):
            browser.open(f"https://{DOMAIN}{path}")
            self.assertEqual([], axe.findings(browser))
            self.assertEqual([], browser.run("return performance.getEntriesByType('resource').map(e => e.name)"))
        self.assertEqual([], [line for line in browser.console() if "Content Security" in line])
        self.assertNotEqual("rgba(0, 0, 0, 0)", browser.run("return getComputedStyle(document.body).backgroundColor"), "the style is not let in")

    # -- staleness

    def test_6_each_change_names_the_right_papers_and_no_other(self):
        made = self.documents("export", "--format", "html", "--language", "en", "--out", str(self.folder / "kept"))
        self.assertEqual(0, made.exit, made.why())
        index = json.loads((Path(made.result["folder"]) / "index.json").read_text())
        rests_on = {file["document"]: set(file["facts"]) for file in index["files"]}
        public = {"notice", "notice-short", "notice-children", "notice-hosts", "guest-instructions", "house-rules", "legal-notice", "accessibility"}
        for name, (change, back, facts, papers) in CHANGES.items():
            with self.subTest(name):
                self.assertEqual(0, self.documents("check", "--out", str(self.folder / "kept")).exit, "before the change")
                self.server.exec(change, timeout=300)
                try:
                    found = self.documents("check", "--out", str(self.folder / "kept"))
                finally:
                    self.server.exec(back, timeout=300)
                self.assertEqual(4, found.exit, found.why())
                changed = {fact["id"] for fact in found.result["facts"]}
                self.assertEqual(facts, changed)
                named = {paper["document"] for paper in found.result["stale"]}
                self.assertLessEqual(papers, named)
                self.assertEqual(set(), {paper for paper in named if not rests_on[paper] & changed}, "named without a reason")
                published = {paper["document"] for paper in found.result["published"]["stale"]}
                self.assertEqual(named & public, published)
        self.assertEqual(0, self.documents("check", "--out", str(self.folder / "kept")).exit, "after all was taken back")

    # -- taken down

    def test_7_withdrawn_notices_are_gone_and_come_again(self):
        traces = "ls /usr/local/share/meethouse/privacy /etc/jitsi/meet/jaas/meethouse-privacy.conf /var/lib/meethouse/published.json 2>/dev/null; true"
        withdrawn = self.documents("publish", "--withdraw")
        self.assertEqual(0, withdrawn.exit, withdrawn.why())
        self.assertGreater(withdrawn.result["changed"], 0)
        self.assertEqual("/usr/local/share/meethouse/privacy:\n", self.server.exec(traces).stdout)
        self.assertNotIn("notices.js", self.server.exec(f"cat {CONFIG}").stdout)
        self.assertIn("<script", self.fetched("/privacy/")[1], "the notices are still there")
        self.assertNotIn("published", self.documents("check", "--out", str(self.folder / "kept")).result)
        again = self.documents("publish", "--withdraw")
        self.assertEqual((0, 0), (again.exit, again.result["changed"]), again.why())
        published = self.documents("publish", "--language", "fr")
        self.assertEqual(0, published.exit, published.why())
        self.assertIn('<section id="fr"', self.fetched("/privacy/")[1])

    # -- undo

    def test_8_undo_takes_the_notices_down(self):
        undone = self.computer.run("undo", "--confirm", DOMAIN, "--yes")
        self.assertEqual(0, undone.exit, undone.why())
        self.assertEqual("", self.server.exec("ls -d /usr/local/share/meethouse /etc/jitsi/meet/jaas/meethouse-privacy.conf /var/lib/meethouse 2>/dev/null; true").stdout)


if __name__ == "__main__":
    unittest.main()
