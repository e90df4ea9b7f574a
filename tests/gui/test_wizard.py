"""The wizard by clicks and keys, from Start to Done, against booted servers."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from gui.screen_reader import ScreenReader  # noqa: E402
from lab import Lab  # noqa: E402
from walk.program import write_settings  # noqa: E402

PROGRAM = Path(os.environ.get("MEETHOUSE_WIZARD_WALK", ROOT / "build/release/tests/gui/wizard_walk"))
PRACTICE = ROOT / "tests/lab/practice"
DOMAIN = "meet.wizard.example"
OTHERS = itertools.count(1)  # each walk invites another host
KNOWN = ".config/meethouse"  # below the home folder: what the computer remembers


class Walked:
    """wizard_walk until its end. `parts` says what somebody outside does when it has said something."""

    def __init__(self, home: Path, practice: dict, words: tuple[str, ...], parts: dict, surroundings: dict | None = None):
        signs = home / "signs"
        signs.mkdir(parents=True, exist_ok=True)
        told = home / "practice.json"
        told.write_text(json.dumps(practice | {"home": str(home / KNOWN), "signs": str(signs), "host": f"host-{next(OTHERS)}"}))
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "USER": "tester"}
        environment |= {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS") if name in os.environ}
        environment |= surroundings or {}
        if "look" in words:
            environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        process = subprocess.Popen([str(PROGRAM), str(told), *words], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        watch = threading.Timer(1500, process.kill)
        watch.start()
        self.said = ""
        for line in process.stdout:
            self.said += line
            print(line, end="", file=sys.stderr, flush=True)
            # Its last line names what was said when the window was slowest.
            for heard, part in parts.items():
                if heard in line and not line.startswith("longest block"):
                    part(signs, line)
        self.code = process.wait()
        watch.cancel()


class Keyring:
    """A desktop's keychain, unlocked, on this session's bus."""

    def __init__(self, home: Path):
        environment = dict(os.environ, HOME=str(home), XDG_RUNTIME_DIR=str(home), XDG_DATA_HOME=str(home / "data"))
        self.process = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process.stdin.write(b"a test")
        self.process.stdin.close()
        deadline = time.monotonic() + 30
        while not self._answers():
            assert time.monotonic() < deadline, "the keyring does not come"
            time.sleep(0.2)

    @staticmethod
    def _answers() -> bool:
        asked = subprocess.run(["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                                "string:org.freedesktop.secrets"], capture_output=True, text=True)
        return "true" in asked.stdout

    def end(self):
        self.process.terminate()
        self.process.wait(30)


class TheWizard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab()
        cls.lab.__enter__()
        cls.addClassCleanup(cls.lab.__exit__, None, None, None)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def boot(self):
        self.server = self.lab.server()
        self.addCleanup(self.server.down)
        self.lab.give_name(DOMAIN, self.server.address)

    def practice(self, home: Path) -> dict:
        """What `meethouse practice start` would say of the server."""
        home.mkdir(exist_ok=True)
        secrets = home / "secrets.json"
        secrets.write_text(json.dumps({"password": self.server.root_password}))
        return {"server": f"root@{self.server.address}:{self.server.port}", "identity": str(self.server.identity), "hostKey": self.server.host_key,
                "domain": DOMAIN, "resolver": self.lab.resolver, "caFile": str(self.lab.ca_file), "secrets": str(secrets),
                "settings": str(write_settings(home / "settings.json", self.lab, DOMAIN))}

    def walk(self, *words: str, home: str = "home", surroundings: dict | None = None, **parts) -> str:
        home = self.folder / home
        walked = Walked(home, self.practice(home), words, parts, surroundings)
        self.assertEqual(walked.code, 0, walked.said[-3000:])
        self.assertIn(f"https://{DOMAIN}/", walked.said)
        return walked.said

    def listen(self, signs: Path, line: str):
        """As a screen reader does, through AT-SPI."""
        page = line.split()[-1]
        self.heard[page] = ScreenReader("wizard_walk").page()
        print(f"        {len(self.heard[page].said)} things are said", file=sys.stderr)
        (signs / page).touch()

    def profile(self, home: str) -> dict:
        return json.loads((self.folder / home / KNOWN / "profiles.json").read_text())["profiles"][0]

    def test_by_keys_alone_then_from_a_second_home_and_past_a_changed_key(self):
        self.boot()
        self.heard = {}
        self.walk("keys", "look", **{"look at": self.listen})
        self.assertEqual(13, len(self.heard))
        self.assertEqual([], [problem for page in self.heard.values() for problem in page.problems])
        self.assertIn(self.lab.resolver.split(":")[0], self.profile("home")["resolver"])
        self.walk("take-over", home="second")
        self.assertEqual(DOMAIN, self.profile("second")["domain"])
        self.server.exec("rm -f /etc/ssh/ssh_host_*; ssh-keygen -A; systemctl restart ssh")
        shown = self.server.exec("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub").stdout.split()[1]
        before = self.practice
        self.practice = lambda home: before(home) | {"hostKey": shown}
        self.assertIn("the key has changed", self.walk("take-over", "changed-key", home="second"))

    def test_wrong_password_cut_link_failing_step_then_a_key_and_from_others_the_keychain(self):
        self.boot()
        # A file where a folder has to be.
        self.server.exec("mkdir -p /usr/local/share/meethouse && touch /usr/local/share/meethouse/prosody")

        def mend(signs: Path, _):
            self.server.exec("rm /usr/local/share/meethouse/prosody")
            (signs / "mended").touch()

        said = self.walk("wrong-password", "cut", "retry", **{
            "cut it": lambda *_: self.server.link_down(), "it is cut": lambda *_: self.server.link_up(), "it failed": mend})
        self.assertIn("asked again", said)
        self.assertIn("the run goes on", said)
        key = Path(self.profile("home")["identityFile"])
        self.assertEqual(0o600, key.stat().st_mode & 0o777)
        self.assertIn(key.with_suffix(".pub").read_text().split()[1], self.server.exec("cat /root/.ssh/authorized_keys").stdout)
        self.assertRegex(said, r"the last run had \d\d steps")

        # From other computers: one without a keychain, and one with.
        desktop = {"XDG_CURRENT_DESKTOP": "GNOME"}
        said = self.walk("take-over", "no-keychain", home="second", surroundings=desktop | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
        self.assertIn("not stored", said)
        self.assertFalse(self.profile("second").get("inKeychain"))
        keyring = Keyring(self.folder)
        self.addCleanup(keyring.end)
        self.walk("take-over", "keychain", home="third", surroundings=desktop)
        self.assertTrue(self.profile("third")["inKeychain"])
        for file in (self.folder / "third" / KNOWN).rglob("*"):
            self.assertFalse(file.is_file() and self.server.root_password.encode() in file.read_bytes(), file)

    def test_a_window_closed_during_the_work_which_is_then_cancelled_and_taken_back(self):
        self.boot()
        self.assertIn("the run was found again", self.walk("close", "cancel"))
        self.assertEqual("", self.server.exec("ls -d /usr/local/share/meethouse /etc/jitsi 2>/dev/null; true").stdout)

    def test_the_practice_server_started_from_the_window(self):
        if json.loads(subprocess.run([PRACTICE, "status"], capture_output=True, check=True).stdout)["running"]:
            self.skipTest("somebody practises here")
        self.addCleanup(subprocess.run, [PRACTICE, "stop"], capture_output=True, check=True)
        walked = Walked(self.folder / "home", {"domain": "meet.practice.example"}, ("practice",), {})
        self.assertEqual(walked.code, 0, walked.said[-3000:])
        self.assertIn("https://meet.practice.example/", walked.said)


if __name__ == "__main__":
    unittest.main()
