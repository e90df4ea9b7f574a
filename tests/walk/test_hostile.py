"""Hostile values in every setting, address and answer of the server: refused, or carried as what they are. The server is looked
at afterwards: nothing of them was run, and its services' files are still whole."""

import json
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Deployed  # noqa: E402
from walk.program import PROGRAM  # noqa: E402

CANARY = "/tmp/meethouse-canary"  # whoever runs a value makes this file, here or there
VALUES = [
    # what a shell would run
    f"$(touch {CANARY})", f"`touch {CANARY}`", f"; touch {CANARY};", f"' ; touch {CANARY} ; '", f'" ; touch {CANARY} ; "',
    f"\n touch {CANARY}\n", f"| touch {CANARY}", f"&& touch {CANARY}", f"|| touch {CANARY}", f"& touch {CANARY} &", f"${{IFS}}touch${{IFS}}{CANARY}",
    f"@DOMAIN@ $(touch {CANARY})", f"<(touch {CANARY})", f">{CANARY}", f"a>{CANARY}", f"\r\ntouch {CANARY}\r\n", f"x\ttouch {CANARY}", f"a=$(touch {CANARY})",
    f"\\$(touch {CANARY})", f"!touch {CANARY}", f"() {{ :; }}; touch {CANARY}",
    # what a word of it would become
    "quote ' one", 'quote " two', "back\\slash", "back\\", "*", "?", "[a-z]*", "~", "~root", "$HOME", "${PATH}", "%n%n%n", "%s%n%d", "#", "-", "--", "-rf", "--help",
    "-oProxyCommand=touch", "--settings=/etc/passwd", "=end", "\n=end\n",
    # what cannot be seen, or is seen where it is not
    "\x00null", "line\r\nreturn", "\x1b[31mred\x07", "\x1b]0;title\x07", "\x7f", "\x85next", "\u2028line", "\u202egnp.exe", "\u2066hidden\u2069", "\u200bzero", "\ufeffmark",
    "\U0001f600", "e\u0301", "\uff0e\uff0e\uff0f", "\u0430pple",
    # files of others
    "../../../../etc/passwd", "/etc/shadow", "..", ".", "/", "//", "a/../../b", "file:///etc/passwd", "include file(\"/etc/shadow\")",
    # other languages
    "]]--[[ os.execute('touch')", '"}) os.execute("touch") ({"', '"; alert(1); //', "</script><script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "'; DROP TABLE x; --",
    "=cmd|' /C calc'!A0", '{"a":1}', "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&lt;b&gt;", "}; location / { return 200; }",
    # too much, too little
    "\u00e9" * 300, "x" * 10_000, "9" * 400, "-1", "1e999", "NaN", "  ", "", "0", "null", "true",
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


def is_name(value: str) -> bool:
    """What could come as the name of a file of one's own, below the folder one is in."""
    return is_argument(value) and value.strip("./ ") != "" and not value.startswith(("/", "-")) and ".." not in value


def is_argument(value: str) -> bool:
    return "\x00" not in value and len(value.encode()) < 100_000


def hides_something(text: str) -> bool:
    """Characters that nobody sees, or that would move a terminal's cursor or turn the direction of writing."""
    return any(unicodedata.category(letter) in ("Cc", "Cf") and letter not in "\n\t" for letter in text)


class Hostile(Deployed, unittest.TestCase):
    word = "hostile"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.good = json.loads(cls.settings.read_text())

    def tearDown(self):
        """Nothing of it was run, neither there nor here, and the services still read their files."""
        self.assertFalse(Path(CANARY).exists())
        self.server.exec(f"test ! -e {CANARY} && nginx -t 2>/dev/null && prosodyctl check config >/dev/null 2>&1; test ! -e {CANARY}")
        self.server.exec("nginx -t")
        self.assertEqual("root teacher", self.server.exec("awk -F: '$3 == 0 || ($3 >= 1000 && $3 < 60000) { print $1 }' /etc/passwd | sort | xargs").stdout.strip())

    def each(self, attempt, cases):
        """All of them, some at a time; those that fail are told together."""
        def tried(case):
            try:
                attempt(*case)
            except (AssertionError, subprocess.TimeoutExpired) as failure:
                return f"{case!r:.120}: {failure!s:.600}"
            return ""

        with ThreadPoolExecutor(6) as pool:
            self.assertEqual([], list(filter(None, pool.map(tried, cases))))

    def local(self, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess:
        done = subprocess.run([PROGRAM, *words], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, cwd=folder,
                              env={"HOME": str(self.folder / "home"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        self.assertIn(done.returncode, (0, 1, 2, 3, 4), f"{words!r}"[:300] + done.stderr.decode()[-500:])
        return done

    def there(self) -> list[str]:
        return self.computer.words()[0]

    def assertRefusedOrHarmless(self, *words: str, folder: Path | None = None):
        """As a person sees it; what a program reads is what was given."""
        place = words.index("--") if "--" in words else len(words)
        done = self.local(*words[:place], "--timeout", "20", *words[place:], folder=folder)
        self.assertIn(done.returncode, (0, 1, 2, 3), done.stderr)
        self.assertFalse(hides_something((done.stdout + done.stderr).decode()), (done.stdout, done.stderr))

    def test_every_setting(self):
        """Only what a paper prints may be anything; what reaches a service has a form."""
        def attempt(path, value):
            with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=".json") as file:
                json.dump(with_setting(self.good, path, value), file)
                file.flush()
                done = self.local("settings", "check", "--settings", file.name, "--json")
            for line in done.stdout.decode().rstrip("\n").split("\n"):
                json.loads(line)
            self.assertIn(done.returncode, (0, 2))
            if path.split(".")[0] not in ("provider", "certificate", "repositories") and value.strip() and not value.isalnum():
                self.assertEqual(2, done.returncode)

        self.each(attempt, [(path, value) for path in SETTINGS for value in VALUES])

    def test_every_address_of_a_server_and_a_resolver(self):
        def attempt(*words):
            self.assertIn(self.local(*words, "--json", "--timeout", "3").returncode, (1, 2, 3))

        self.each(attempt, [words for value in filter(is_argument, VALUES) for words in (
            ("survey", "--server", value), ("survey", "--server", f"root@{value}"), ("survey", "--server", f"{value}@203.0.113.1:1"),
            ("survey", "--server", "root@203.0.113.1", "--resolver", value), ("survey", "--profile", value))])

    def test_every_name(self):
        """Of hosts and rooms: refused, or there under this very name and nothing else."""
        self.each(lambda *words: self.assertRefusedOrHarmless(*words[:-1], *self.there(), "--", words[-1]),
                  [(*command, value) for value in filter(is_argument, VALUES) for command in (("hosts", "invite"), ("hosts", "disable"), ("rooms", "reserve"))])
        listed = self.computer.run("hosts", "list")
        self.assertEqual(0, listed.exit, listed.why())
        for host in listed.result["hosts"]:
            self.assertRegex(host["name"] or "", r"^[a-z0-9._-]+$", host)

    def test_every_path(self):
        """Files that are read are named in the error; files that are written lie where they were said to, or nowhere."""
        place = self.folder / "paths"
        place.mkdir()
        read = [words for value in filter(is_argument, VALUES) for words in (
            ("settings", "check", f"--settings={value}"), ("survey", *self.there()[:2], f"--known-hosts={value}"),
            ("survey", *self.there()[:4], f"--identity={value}"), ("survey", *self.there(), f"--secrets={value}"),
            ("hosts", "import", *self.there(), "--", value))]
        written = [("report", *self.there(), "--", value) for value in filter(is_name, VALUES)]
        self.each(lambda *words: self.assertRefusedOrHarmless(*words, folder=place), read + written)
        # What was written is a report each, below the folder, private.
        for file in filter(Path.is_file, place.rglob("*")):
            json.loads(file.read_text())
            self.assertEqual(0o600, file.stat().st_mode & 0o777, file)

    def assertClean(self, outcome, exits=(0,)):
        self.assertIn(outcome.exit, exits, outcome.why())
        self.assertFalse(hides_something(json.dumps(outcome.events, ensure_ascii=False) + outcome.errors))

    def test_what_a_server_says_of_itself(self):
        for file in ("/etc/os-release", "/etc/hostname", "/etc/motd"):
            kept = self.server.read(file)
            self.addCleanup(self.server.exec, ["sh", "-c", 'cat >"$1"', "write", file], kept)
        self.addCleanup(self.server.exec, "rm -f /etc/apt/sources.list.d/hostile.list /root/a")
        release = self.server.read("/etc/os-release")
        for value in VALUES:
            with self.subTest(value=value[:40]):
                for file, text in (("/etc/os-release", release + f'\nPRETTY_NAME="{value}"\n=end\n =end\n'), ("/etc/hostname", value), ("/etc/motd", value),
                                   ("/etc/apt/sources.list.d/hostile.list", f"# {value}\n#deb http://a {value} {value}\n")):
                    self.server.exec(["sh", "-c", 'cat >"$1"', "write", file], input=text)
                outcome = self.computer.run("survey")
                self.assertClean(outcome)
                self.assertEqual("debian", outcome.result["survey"]["system"]["id"])

    def test_what_a_server_keeps_for_us(self):
        """Its settings, and what a run left: journal, log, plan and who started it."""
        runs, kept = "/var/lib/meethouse/runs", "/var/lib/meethouse/settings.json"
        last = self.server.exec(f"ls {runs} | tail -n 1").stdout.strip()
        self.server.exec(f"cp -a {kept} /root/kept; cp -a {runs}/{last} /root/run")
        self.addCleanup(self.server.exec, f"cp -a /root/kept {kept}; rm -rf {runs}/{last}; cp -a /root/run {runs}/{last}")
        journal = self.server.read(f"{runs}/{last}/journal.jsonl")
        for value in VALUES:
            with self.subTest(kept=value[:40]):
                told = json.dumps(value)
                for file, text in ((kept, json.dumps({**self.good, "domain": value})), (f"{runs}/{last}/by", value), (f"{runs}/{last}/log.txt", f"== {value}\n{value}\n"),
                                   (f"{runs}/{last}/plan.json", f'{{"format":1,"steps":[{{"id":{told},"title":{told}}}]}}'),
                                   (f"{runs}/{last}/journal.jsonl", f'{{"t":{told},"event":"step.end","id":{told},"state":{told}}}\n{journal}')):
                    self.server.exec(["sh", "-c", 'cat >"$1"', "write", file], input=text)
                self.assertClean(self.computer.run("settings", "show"), (1, 2))
                self.assertClean(self.computer.run("follow"), (0, 1, 5))
        for junk in ("", "{", "[]", "null", "\x00" * 100, '{"format":99}', '{"format":1,"domain":{"a":1}}', "{" * 10_000):
            with self.subTest(kept=junk[:20]):
                self.server.exec(["sh", "-c", f"cat >{kept}"], input=junk)
                self.assertIn(self.computer.run("settings", "show").exit, (1, 2))


if __name__ == "__main__":
    unittest.main()
