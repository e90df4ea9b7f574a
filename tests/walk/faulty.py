"""How tests of faults begin: what a deploy says is looked at, and a fault comes at just the step it is meant for."""

import json

from walk.booted import Booted

# Stands before the program that begins each step of a run: at the named one it waits for a file, so that a fault comes at just that moment.
GATE = """#!/bin/sh
case "$*" in */run.sh\\ step\\ *-$(cat /run/gate).sh) until [ -e /run/gate-open ]; do sleep 0.05; done ;; esac
exec /usr/bin/setsid "$@"
"""


class Faulty:
    """A server as `server`, a computer as `computer`, what it wants as `settings`."""

    def start(self, *more: str):
        return self.computer.start("deploy", "--settings", str(self.settings), *more, outside=True)

    def deploy(self, *more: str):
        return self.start(*more).wait(900)

    def assertFinishes(self, *more: str):
        outcome = self.deploy(*more)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertEqual(0, self.deploy(*more).result["changed"])

    def assertSays(self, outcome, exit: int, mentions: str = "."):
        self.assertEqual(exit, outcome.exit, outcome.why())
        error = outcome.of("error")[0]
        for sentence in ("what", "why", "do"):
            self.assertRegex(error[sentence], r"^\S[\s\S]*[.:!”]$", error)
        told = json.dumps([[error["what"], error["why"], error["do"]], outcome.failed_checks()], ensure_ascii=False)
        self.assertRegex(told, mentions, outcome.why())

    def start_at(self, step: str):
        """A deploy that waits at the beginning of this step."""
        self.server.write("/usr/local/sbin/setsid", GATE)
        self.server.exec(f"chmod 755 /usr/local/sbin/setsid; rm -f /run/gate-open; echo {step} >/run/gate")
        self.addCleanup(self.server.exec, ": >/run/gate-open; rm -f /usr/local/sbin/setsid")
        run = self.start()
        run.wait_for(180, event="step", id=step, state="running")
        return run

    def open_gate(self):
        self.server.exec(": >/run/gate-open")

    def at_step(self, step: str, fault):
        """A deploy in which the fault comes when this step begins."""
        run = self.start_at(step)
        fault()
        self.open_gate()
        return run


class Fresh(Faulty, Booted):
    """Each test on an empty server of its own."""

    word = "faults"

    def setUp(self):
        self.server = self.boot(**self.room())
        self.addCleanup(self.server.down)
        self.computer = self.at(self.server, self.id())
        self.settings = self.wanted()

    def room(self) -> dict:
        # A disk of its own lies in memory, so its server cannot be given a limit of that.
        return {"memory": None, "disk": "3G"} if "disk" in self.id() else {}
