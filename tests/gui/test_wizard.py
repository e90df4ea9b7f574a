"""The wizard by clicks and keys, from Start to Done, against booted servers."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from lab import Lab  # noqa: E402
from walk.program import write_settings  # noqa: E402

PROGRAM = Path(os.environ.get("MEETHOUSE_WIZARD_WALK", ROOT / "build/release/tests/gui/wizard_walk"))
DOMAIN = "meet.wizard.example"


class TheWizard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab()
        cls.lab.__enter__()
        cls.addClassCleanup(cls.lab.__exit__, None, None, None)

    def walk(self, *words: str) -> str:
        server = self.lab.server()
        self.lab.give_name(DOMAIN, server.address)
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            secrets = home / "secrets.json"
            secrets.write_text(json.dumps({"password": server.root_password}))
            practice = home / "practice.json"
            practice.write_text(json.dumps({
                "server": f"root@{server.address}:{server.port}", "identity": str(server.identity), "hostKey": server.host_key,
                "domain": DOMAIN, "resolver": self.lab.resolver, "caFile": str(self.lab.ca_file), "secrets": str(secrets),
                "settings": str(write_settings(home / "settings.json", self.lab, DOMAIN)),
            }))
            environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "USER": "tester"}
            if "DISPLAY" in os.environ:
                environment["DISPLAY"] = os.environ["DISPLAY"]
            walked = subprocess.run([str(PROGRAM), str(practice), *words], env=environment, text=True, timeout=1200,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            print(walked.stdout, file=sys.stderr)
            self.assertEqual(walked.returncode, 0, walked.stdout[-3000:])
            self.assertIn(f"https://{DOMAIN}/", walked.stdout)
            return walked.stdout

    def test_from_start_to_done(self):
        self.walk()

    def test_wrong_password_and_a_window_that_is_closed_during_the_work(self):
        said = self.walk("wrong-password", "close")
        self.assertIn("asked again", said)
        self.assertIn("the run was found again", said)


if __name__ == "__main__":
    unittest.main()
