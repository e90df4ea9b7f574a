"""What happens when something comes in between: the end is that of an undisturbed run."""

import signal
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402


class Interrupted(Booted):
    word = "interrupted"

    def setUp(self):
        self.server = self.boot()
        self.addCleanup(self.server.down)
        self.computer = self.at(self.server, self.id())
        self.settings = self.wanted()

    def start(self):
        return self.computer.start("deploy", "--settings", str(self.settings), outside=True)

    def assertSameEnd(self):
        """Everything is so now, and the whole proof holds."""
        again = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, again.exit, again.why())
        self.assertEqual(0, again.result["changed"])
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())
        left = self.server.exec("ls -A /run/meethouse 2>/dev/null; ls -d /run/meethouse-hosts.* 2>/dev/null; true").stdout.split()
        self.assertEqual([], [name for name in left if name != "lock"])

    def test_ctrl_c_leaves_the_run_going_and_another_computer_follows_it(self):
        run = self.start()
        run.wait_for(60, event="step", id="jitsi-packages", state="running")
        begun = time.monotonic()
        run.interrupt(signal.SIGINT)
        outcome = run.wait(10)
        self.assertLess(time.monotonic() - begun, 3)
        self.assertEqual(6, outcome.exit, outcome.why())

        other = self.at(self.server, "other-home")
        busy = other.run("deploy", "--settings", str(self.wanted("else", meetings={"endWithoutHostMinutes": 9})), outside=True)
        self.assertEqual(7, busy.exit, busy.why())
        self.assertTrue(busy.of("error")[0]["run"])

        followed = other.run("follow")
        self.assertEqual(0, followed.exit, followed.why())
        self.assertIn(("jitsi-packages", "done"), [(step["id"], step["state"]) for step in followed.of("step")])
        self.assertSameEnd()

    def test_the_link_is_cut_and_comes_back(self):
        run = self.start()
        run.wait_for(60, event="step", id="jitsi-packages", state="running")
        self.server.link_down()
        threading.Timer(20, self.server.link_up).start()
        outcome = run.wait(600)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertSameEnd()

    def test_the_server_reboots_in_mid_run(self):
        run = self.start()
        run.wait_for(60, event="step", id="jitsi-packages", state="running")
        time.sleep(10)
        self.server.reboot()
        outcome = run.wait(600)
        if outcome.exit != 0:
            # It may be said that the run was interrupted; starting again goes on.
            self.assertIn(outcome.exit, (5, 6), outcome.why())
            outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertSameEnd()

    def test_cancel_stops_it_and_deploy_goes_on(self):
        run = self.start()
        run.wait_for(60, event="step", id="jitsi-packages", state="running")
        other = self.at(self.server, "cancelling")
        cancelled = other.run("cancel")
        self.assertEqual(0, cancelled.exit, cancelled.why())
        self.assertEqual(6, run.wait(120).exit)
        outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertSameEnd()


class OnBookworm(Interrupted, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Interrupted, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
