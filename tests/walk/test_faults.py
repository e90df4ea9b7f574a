"""Faults that networks, packages and people know, on demand: whatever happens, it is said in three sentences with the right exit code,
nothing is lost, and a later deploy finishes."""

import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402

# Holds dpkg's lock as dpkg does, for so many seconds.
HOLD_LOCK = ["systemd-run", "--quiet", "perl", "-e", "use Fcntl; open my $file, '>>', '/var/lib/dpkg/lock-frontend' or die; "
             "fcntl($file, F_SETLK, pack('s s x4 q q i x4', F_WRLCK, 0, 0, 0, 0)) or die; sleep shift"]


class Faults(unittest.TestCase):
    suite = "bookworm"

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)

    def setUp(self):
        self.server = self.lab.server(self.suite, memory="2G")
        self.addCleanup(self.server.down)
        self.domain = "meet.faults.example"
        self.lab.give_name(self.domain, self.server.address)
        self.computer = Computer(self.folder / self.id(), self.server, self.lab)
        self.settings = write_settings(self.folder / "settings.json", self.lab, self.domain, "selfsigned")

    def start(self, *more: str):
        return self.computer.start("deploy", "--settings", str(self.settings), *more, outside=True)

    def deploy(self, *more: str):
        return self.start(*more).wait(900)

    def assertFinishes(self):
        outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertEqual(0, self.deploy().result["changed"])

    def assertSays(self, outcome, exit: int, mentions: str = ""):
        self.assertEqual(exit, outcome.exit, outcome.why())
        error = outcome.of("error")[0]
        for sentence in ("what", "why", "do"):
            self.assertRegex(error[sentence], r"^\S[\s\S]*[.:!”]$", error)
        self.assertRegex(outcome.why(), mentions)

    def while_installing(self, fault, after: float = 0):
        run = self.start()
        run.wait_for(120, event="step", id="jitsi-packages", state="running")
        time.sleep(after)
        fault()
        return run

    # --- the network ----------------------------------------------------------------------------------------------------------

    def test_200_ms_away(self):
        self.computer.place = self.server.delay(200)
        self.assertFinishes()

    def test_2_s_away(self):
        self.computer.place = self.server.delay(2000)
        outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())

    # --- packages -------------------------------------------------------------------------------------------------------------

    def test_apts_lock_is_held_for_a_minute(self):
        self.server.exec([*HOLD_LOCK, "60"])
        begun = time.monotonic()
        outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertGreater(time.monotonic() - begun, 55)

    def test_a_package_is_half_configured(self):
        self.server.exec("""set -e; d=$(mktemp -d); mkdir $d/DEBIAN
            printf 'Package: sick\\nVersion: 1\\nArchitecture: all\\nMaintainer: a <a@b.example>\\nDescription: sick\\n' >$d/DEBIAN/control
            printf '#!/bin/sh\\nexit 1\\n' >$d/DEBIAN/postinst; chmod 755 $d $d/DEBIAN/postinst
            dpkg-deb -b $d /root/sick.deb >/dev/null; dpkg -i /root/sick.deb >/dev/null 2>&1 || true""")
        self.assertSays(self.deploy(), 4, "sick")
        self.server.exec("dpkg --purge --force-all sick >/dev/null 2>&1")
        self.assertFinishes()

    # --- programs and people --------------------------------------------------------------------------------------------------

    def test_the_computer_sleeps(self):
        """A minute here stands for an hour: three signs of life are missed after 45 s, whoever sleeps."""
        run = self.while_installing(lambda: None, 1)
        run.interrupt(signal.SIGSTOP)
        time.sleep(60)
        run.interrupt(signal.SIGCONT)
        outcome = run.wait(900)
        self.assertEqual(0, outcome.exit, outcome.why())


if __name__ == "__main__":
    unittest.main()
