"""How small a server may be: booted ones with memory limits, looked at before anything is installed."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402


class SmallServers(unittest.TestCase):
    def checks(self, memory: str) -> dict[str, dict]:
        with tempfile.TemporaryDirectory() as folder, Lab() as lab:
            server = lab.server("bookworm", memory=memory)
            domain = "meet.small.example"
            lab.give_name(domain, server.address)
            settings = write_settings(Path(folder) / "settings.json", lab, domain)
            outcome = Computer(Path(folder) / "home", server, lab).run("survey", "--settings", str(settings), outside=True)
            self.assertIn(outcome.exit, (0, 4), outcome.why())
            return {check["id"]: check for check in outcome.of("check")}

    def test_one_gigabyte_is_refused_with_a_reason(self):
        check = self.checks("1G")["memory"]
        self.assertEqual(("fail", False), (check["state"], check["waivable"]))
        self.assertIn("too little for Jitsi Meet", check["what"])
        self.assertIn("2 GB", check["do"])

    def test_two_will_do_and_four_carry_more(self):
        small, larger = self.checks("2G"), self.checks("4G")
        self.assertEqual(("ok", "ok"), (small["memory"]["state"], larger["memory"]["state"]))
        people = [int("".join(letter for letter in checks["people"]["what"] if letter.isdigit())) for checks in (small, larger)]
        self.assertLess(people[0], people[1])


if __name__ == "__main__":
    unittest.main()
