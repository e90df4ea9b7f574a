"""Hostile values in every setting, address and answer of the server: refused, or carried as what they are. The server is looked
at afterwards: nothing of them was run, and its services' files are still whole."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk.program import PROGRAM, Computer, Run, write_settings  # noqa: E402

CANARY = "/tmp/meethouse-canary"  # whoever runs a value makes this file, here or there
VALUES = [
    f"$(touch {CANARY})", f"`touch {CANARY}`", f"; touch {CANARY};", f"' ; touch {CANARY} ; '", f'" ; touch {CANARY} ; "',
    f"\n touch {CANARY}\n", f"| touch {CANARY}", f"&& touch {CANARY}", f"${{IFS}}touch${{IFS}}{CANARY}", f"@DOMAIN@ $(touch {CANARY})",
    "quote ' one", 'quote " two', "back\\slash", "back\\", "\x00null", "line\r\nreturn", "\x1b[31mred\x07", "\u202egnp.exe", "\u2066hidden\u2069", "\ufeffmark",
    "../../../../etc/passwd", "/etc/shadow", "-oProxyCommand=touch", "--help", "]]--[[ os.execute('touch')", '"}) os.execute("touch") ({"',
    '"; alert(1); //', "</script><script>alert(1)</script>", "${jndi:ldap://x}", "include file(\"/etc/shadow\")", "%s%n%d", "é" * 300, "x" * 10_000, "  ", "0", "null",
]
# Which settings take free text, by their path; all others have a form of their own.
SETTINGS = ["domain", "certificate.email", "certificate.acmeDirectory", "certificate.chainFile", "certificate.keyFile", "meetings.guestPassword",
            "meetings.language", "server.updateWindow", "server.memory", "provider.name", "provider.address", "provider.contact", "provider.role",
            "provider.country", "repositories.jitsi.url", "repositories.jitsi.suite", "repositories.jitsi.keyFile", "repositories.prosody"]


def with_setting(settings: dict, path: str, value) -> dict:
    changed = json.loads(json.dumps(settings))
    *folders, name = path.split(".")
    place = changed
    for folder in folders:
        place = place.setdefault(folder, {})
    place[name] = value
    return changed


def is_argument(value: str) -> bool:
    return "\x00" not in value and len(value.encode()) < 100_000


def hides_something(text: str) -> bool:
    """Characters that would move a terminal's cursor or turn the direction of writing."""
    return any(ord(letter) < 32 and letter not in "\n\t" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" or letter == "\x7f" for letter in text)


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)
        cls.server = cls.lab.server("bookworm", memory="2G")
        cls.domain = "meet.hostile.example"
        cls.lab.give_name(cls.domain, cls.server.address)
        cls.computer = Computer(cls.folder / "home", cls.server, cls.lab)
        cls.path = write_settings(cls.folder / "settings.json", cls.lab, cls.domain, "selfsigned")
        cls.good = json.loads(cls.path.read_text())
        first = cls.computer.run("deploy", "--settings", str(cls.path), outside=True)
        assert first.exit == 0, first.why()

    def tearDown(self):
        """Nothing of it was run, neither there nor here, and the services still read their files."""
        self.assertFalse(Path(CANARY).exists())
        self.server.exec(f"test ! -e {CANARY} && nginx -t 2>/dev/null && prosodyctl check config >/dev/null 2>&1; test ! -e {CANARY}")
        self.server.exec("nginx -t")
        self.assertEqual("root teacher", self.server.exec("awk -F: '$3 == 0 || ($3 >= 1000 && $3 < 60000) { print $1 }' /etc/passwd | sort | xargs").stdout.strip())

    def settings_file(self, settings: dict) -> Path:
        file = self.folder / "hostile.json"
        file.write_text(json.dumps(settings))
        return file

    def local(self, *words: str) -> subprocess.CompletedProcess:
        done = subprocess.run([PROGRAM, *words], capture_output=True, stdin=subprocess.DEVNULL, timeout=60,
                              env={"HOME": str(self.folder / "home"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        self.assertIn(done.returncode, (0, 1, 2, 3, 4), f"{words!r}"[:300] + done.stderr.decode()[-500:])
        return done

    def test_every_setting(self):
        taken: list[tuple[str, str]] = []
        for path in SETTINGS:
            for value in VALUES:
                with self.subTest(setting=path, value=value[:40]):
                    done = self.local("settings", "check", "--settings", str(self.settings_file(with_setting(self.good, path, value))), "--json")
                    self.assertIn(done.returncode, (0, 2))
                    if done.returncode == 0 and (path, value) not in taken:
                        taken.append((path, value))
                    for line in done.stdout.decode().splitlines():
                        json.loads(line)
        # Only what a paper prints may be anything; what reaches a service has a form.
        self.assertLessEqual({path.split(".")[0] for path, _ in taken if _.strip() and not _.isalnum()}, {"provider", "certificate", "repositories"},
                             [one for one in taken if one[0].split(".")[0] not in ("provider", "certificate", "repositories")])

    def test_every_address_of_a_server_and_a_resolver(self):
        for value in filter(is_argument, VALUES):
            for words in (["survey", "--server", value], ["survey", "--server", f"root@{value}"], ["survey", "--server", f"{value}@203.0.113.1:1"],
                          ["survey", "--server", "root@203.0.113.1", "--resolver", value], ["survey", "--profile", value]):
                with self.subTest(words=" ".join(words)[:60]):
                    done = self.local(*words, "--json", "--timeout", "3")
                    self.assertIn(done.returncode, (1, 2, 3))

    def test_every_answer_of_the_server(self):
        """What a server says of itself, and what it keeps for us, is text."""
        self.server.exec("cp /etc/os-release /root/os-release; cp /var/lib/meethouse/settings.json /root/settings.json")
        self.addCleanup(lambda: self.server.exec("cat /root/os-release >/etc/os-release; cat /root/settings.json >/var/lib/meethouse/settings.json; rm -f /etc/nginx/sites-enabled/[!m]*; "
                                                 "rm -f /var/lib/meethouse/runs/29*"))
        release = self.server.read("/root/os-release")
        for value in VALUES:
            with self.subTest(value=value[:40]):
                self.server.exec(["sh", "-c", "cat >/etc/os-release"], input=release + f'\nPRETTY_NAME="{value}"\n=end\n =end\n')
                outcome = self.computer.run("survey")
                self.assertEqual(0, outcome.exit, outcome.why())
                self.assertEqual("debian", outcome.result["survey"]["system"]["id"])
                self.assertFalse(hides_something(json.dumps(outcome.events, ensure_ascii=False)))
        for value in VALUES:
            with self.subTest(kept=value[:40]):
                self.server.exec(["sh", "-c", "cat >/var/lib/meethouse/settings.json"], input=json.dumps({**self.good, "domain": value}))
                outcome = self.computer.run("settings", "show")
                self.assertIn(outcome.exit, (1, 2), outcome.why())
                self.assertFalse(hides_something(json.dumps(outcome.events, ensure_ascii=False)), outcome.events)
        for junk in ("", "{", "[]", "null", "\x00" * 100, '{"format":99}', '{"format":1,"domain":{"a":1}}', "{" * 10_000):
            with self.subTest(kept=junk[:20]):
                self.server.exec(["sh", "-c", "cat >/var/lib/meethouse/settings.json"], input=junk)
                self.assertIn(self.computer.run("settings", "show").exit, (1, 2))


if __name__ == "__main__":
    unittest.main()
