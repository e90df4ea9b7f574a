"""The first walk, on booted servers: an empty server becomes a private meeting, and empty again.

Each class is one server and its tests are one story, in the order of their names."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402
from walk.snapshot import Snapshot, is_said  # noqa: E402


class Walk(Booted):
    sudo = False
    certificate = "letsencrypt"
    save_as = ""
    jicofo_lingers = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot()
        cls.computer = cls.at(cls.server, sudo=cls.sudo)
        cls.settings = cls.wanted(certificate=cls.certificate, provider={
            "name": "Music School Example", "address": "Example Street 1, 12345 Town", "contact": "privacy@school.example",
            "role": "company", "country": "IT"})
        cls.before = Snapshot.take(cls.server)

    def assertWent(self, outcome):
        self.assertEqual(outcome.exit, 0, outcome.why())
        self.assertTrue(outcome.result["ok"])

    def test_1_survey_finds_it_fit_and_changes_nothing(self):
        outcome = self.computer.run("survey", "--settings", str(self.settings), outside=True)
        self.assertWent(outcome)
        self.assertEqual([], outcome.failed_checks())
        self.assertEqual([], self.before.differences(Snapshot.take(self.server)))

    def test_2_deploy_ends_with_a_whole_proof(self):
        outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertWent(outcome)
        self.assertEqual(f"https://{self.domain}/", outcome.result["meetingUrl"])
        self.assertGreater(outcome.result["changed"], 5)
        states = {check["id"]: check["state"] for check in outcome.of("check")}
        self.assertNotIn("fail", states.values())
        self.assertNotIn("unknown", states.values())

    def test_3_a_second_deploy_changes_nothing_and_says_so(self):
        outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertWent(outcome)
        self.assertEqual(0, outcome.result["changed"])
        self.assertEqual({"already"}, {step["state"] for step in outcome.result["steps"]})
        self.assertLessEqual(outcome.result["roundTripsWithProof"], 3)

    def test_4_another_computer_needs_no_settings_file(self):
        other = self.at(self.server, "other", self.sudo)
        outcome = other.run("settings", "show")
        self.assertWent(outcome)
        self.assertEqual(self.domain, outcome.result["settings"]["domain"])
        outcome = other.run("deploy", outside=True)
        self.assertWent(outcome)
        self.assertEqual(0, outcome.result["changed"])

    def test_5_verify_and_status_say_the_same(self):
        self.assertWent(self.computer.run("status", outside=True))
        self.assertWent(self.computer.run("verify", outside=True))
        hosts = self.computer.run("hosts", "list").result["hosts"]
        self.assertEqual([], hosts, "the throw-away host is left")

    def test_6_a_host_is_invited_by_a_link_that_is_told_once(self):
        outcome = self.computer.run("hosts", "invite", "anna")
        self.assertWent(outcome)
        link = outcome.result["links"][0]
        self.assertRegex(link["link"], rf"^https://{self.domain}/hosts/#\S{{16,}}$")
        token = link["link"].split("#")[1]
        hosts = self.computer.run("hosts", "list")
        self.assertEqual([("anna", "invited")], [(host["name"], host["state"]) for host in hosts.result["hosts"]])
        self.assertNotIn(token, json.dumps(hosts.events))
        everywhere = self.server.exec(f"grep -rlF -- {token} /var/log /etc /var/lib/meethouse /tmp /run/log 2>/dev/null; journalctl -q --no-pager | grep -F -- {token}; true").stdout
        self.assertEqual("", everywhere)

    def test_65_a_list_is_taken_whole_and_only_once(self):
        people, links, sheets = (self.folder / name for name in ("people.csv", "links.csv", "sheets"))
        words = ("hosts", "import", str(people), "--links", str(links), "--sheets", str(sheets))
        people.write_bytes("Benutzername;Anzeigename\r\nmaria;Mária\r\nmüller;Jonas Müller\r\n".encode("cp1252"))
        refused = self.computer.run(*words)
        self.assertEqual((2, False), (refused.exit, links.exists()), "one line of the list cannot be taken, so none is")
        people.write_bytes("Benutzername;Anzeigename\r\nmaria;Mária\r\nmueller;Jonas Müller\r\n".encode("utf-16"))
        outcome = self.computer.run(*words)
        self.assertWent(outcome)
        self.assertEqual({"maria.pdf", "mueller.pdf", "_cards.pdf"}, {file.name for file in sheets.iterdir()})
        written = links.read_bytes()
        self.assertEqual(2, written.count(f"https://{self.domain}/hosts/#".encode()))
        self.assertNotIn("links", outcome.result, "they stand in a file, and nowhere else")
        again = self.computer.run(*words)
        self.assertWent(again)
        self.assertEqual((0, 2, written), (again.result["toInvite"], again.result["kept"], links.read_bytes()))
        elsewhere = self.computer.run("hosts", "import", str(people), "--dry-run")
        self.assertEqual(["maria", "mueller"], elsewhere.result["renewed"], "without the file their links would die, and that is said")
        removed = self.computer.run("hosts", "remove", "maria", "mueller")
        self.assertWent(removed)
        self.assertIn("log", removed.result["left"])

    def test_7_the_notice_is_written_from_what_was_measured(self):
        outcome = self.computer.run("documents", "export", "--out", str(self.folder / "papers"), "--language", "en",
                                    "--language", "it", outside=True)
        self.assertWent(outcome)
        files = [Path(name) for name in outcome.result["files"]]
        self.assertEqual({".pdf", ".html", ".odt"}, {file.suffix for file in files})
        self.assertEqual({"en", "it"}, {part for file in files for part in ("en", "it") if f"{part}" in file.name.split(".")[0].split("-") or file.parent.name == part})
        for file in files:
            self.assertGreater(file.stat().st_size, 2000, file)
        still = self.computer.run("documents", "check", "--out", str(self.folder / "papers"), outside=True)
        self.assertWent(still)
        self.assertEqual(([], []), (still.result["stale"], still.result["changedFiles"]))

    def test_8_a_report_holds_no_secret(self):
        outcome = self.computer.run("report", str(self.folder / "report.json"), outside=True)
        self.assertWent(outcome)
        report = (self.folder / "report.json").read_text()
        self.assertIn("jitsi-packages", report)
        for secret in (self.server.root_password, self.server.sudo_password):
            self.assertNotIn(secret, report)

    def test_90_saved_for_the_tests_with_a_browser(self):
        if self.save_as:
            self.server.save(self.save_as, {"domain": self.domain})

    def test_95_undo_leaves_the_server_as_it_was(self):
        refused = self.computer.run("undo", "--confirm", "another.example")
        self.assertEqual(2, refused.exit)
        if self.jicofo_lingers:
            # Java takes its time to end, and until then its user cannot be deleted: gone once that has failed.
            self.server.exec("systemd-run --quiet --collect --uid=jicofo sh -c \"trap '' TERM; exec sleep 900\" && "
                             "systemd-run --quiet --collect sh -c \"until grep -qs 'error processing package jicofo' "
                             "/var/lib/meethouse/runs/*/log.txt; do sleep 0.5; done; pkill -KILL -u jicofo\"")
        outcome = self.computer.run("undo", "--confirm", self.domain)
        self.assertWent(outcome)
        said = outcome.result["left"]
        unsaid = [one for one in self.before.differences(Snapshot.take(self.server)) if not is_said(one, said)]
        self.assertEqual([], unsaid, f"exceptions said: {said}")
        self.assertEqual([], outcome.result["refused"])
        self.assertEqual("", self.server.exec("ls -d /var/lib/meethouse /usr/local/share/meethouse 2>/dev/null; true").stdout)


class BookwormAsRoot(Walk, unittest.TestCase):
    suite = "bookworm"
    save_as = "walk-bookworm"
    jicofo_lingers = True


class TrixieBySudo(Walk, unittest.TestCase):
    suite = "trixie"
    sudo = True
    certificate = "selfsigned"
    save_as = "walk-trixie"


class BookwormBySudo(Walk, unittest.TestCase):
    suite = "bookworm"
    sudo = True
    certificate = "selfsigned"


class TrixieAsRoot(Walk, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
