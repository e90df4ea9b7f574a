"""However a lab ends, the machine is as before."""

import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from . import possible, warden
from .client import launch
from .network import FORWARDING, REMEMBERED
from .places import HERE, cache, run_folder

# What a test would do; it says the lab's name, whether a server could swap (0), and then sleeps. Whoever is started in the background begins with Ctrl-C ignored.
CALLER = f"""
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {str(HERE.parent)!r})
from lab import Lab
with Lab() as lab:
    server = lab.server(swap=True)
    file = f"/var/swap/{{lab.name}}"
    swapping = server.exec(f"mkdir /var/swap; fallocate -l 1M {{file}} && chmod 600 {{file}} && mkswap {{file}} && swapon {{file}}", check=False)
    print(lab.name, swapping.returncode, flush=True)
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        pass
"""


def traces(lab: str) -> list[str]:
    """All that could be left of this lab, as seen from outside."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text().replace("\0", " ")
            root = os.readlink(process / "root")
        except OSError:
            continue
        if f"/{lab}/" in words or f"keep {lab}" in words or f"/{lab}/" in root:
            found.append(f"process {process.name}: {words}")
    for mounts in Path("/proc").glob("[0-9]*/mounts"):
        try:
            found += [f"mount: {line}" for line in mounts.read_text().splitlines() if f"/{lab}/" in line]
        except OSError:
            continue
    found += [f"swap: {line}" for line in Path("/proc/swaps").read_text().splitlines() if f"/{lab} " in line]
    for group in Path("/sys/fs/cgroup").rglob(lab):
        found.append(f"group: {group}")
    for folder in (run_folder(lab), cache() / "work" / lab):
        if folder.exists():
            found.append(f"folder: {folder}")
    if not warden.living():
        found += [f"folder: {folder}" for folder in (cache() / "work").glob("*")]
    return found


def network_traces() -> set[str]:
    links = subprocess.run(["ip", "-br", "link"], text=True, capture_output=True, check=True).stdout
    tables = subprocess.run(["nft", "list", "tables"], text=True, capture_output=True, check=True).stdout
    return {line.split()[0] for line in links.splitlines() if line.startswith("mhlab")} | {
        line for line in tables.splitlines() if "meethouse_lab" in line}


def network_of(lab: str) -> set[str]:
    number = json.loads((run_folder(lab) / "lab.json").read_text())["number"]
    return {name for name in network_traces() if name.startswith(f"mhlab{number}") or name.endswith(f"_{number}")}


class Leftovers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if why := possible.why_not():
            raise unittest.SkipTest(why)

    def setUp(self):
        # An earlier test's lab may just be going; what counts is how it was before any.
        self.forwarding = (REMEMBERED if REMEMBERED.exists() else FORWARDING).read_text()
        self.caller = subprocess.Popen([sys.executable, "-c", CALLER], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self._end_caller)
        self.lab, swapping = self.caller.stdout.readline().split()
        self.network = network_of(self.lab)
        # So the checks below could fail: while the lab lives, it is seen.
        self.assertTrue(any(trace.startswith("process") and "systemd-nspawn" in trace for trace in traces(self.lab)))
        self.assertTrue(any(trace.startswith("mount") for trace in traces(self.lab)))
        self.assertTrue(any(trace.startswith("folder") for trace in traces(self.lab)))
        self.assertEqual(swapping == "0", any(trace.startswith("swap") for trace in traces(self.lab)))
        self.assertGreaterEqual(len(self.network), 3)  # bridge, table, links
        self.assertEqual(FORWARDING.read_text().strip(), "1")

    def _end_caller(self):
        self.caller.kill()
        self.caller.wait()
        self.caller.stdout.close()

    def children(self, process: int) -> list[int]:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]

    def assert_nothing_left(self):
        end = time.monotonic() + 60  # a busy disk takes its time to delete
        while time.monotonic() < end and (traces(self.lab) or self.network & network_traces()):
            time.sleep(0.2)
        self.assertEqual(traces(self.lab), [])
        self.assertEqual(self.network & network_traces(), set())
        if not warden.living():
            self.assertEqual(FORWARDING.read_text(), self.forwarding)
            self.assertFalse(any(Path("/sys/fs/cgroup").glob("*/meethouse-lab")))

    def test_the_caller_is_killed(self):
        self.caller.kill()
        self.assert_nothing_left()

    def test_the_warden_is_killed(self):
        os.kill(self.children(self.caller.pid)[0], signal.SIGKILL)
        self.assert_nothing_left()

    def test_the_keeper_is_killed(self):
        os.kill(self.children(self.children(self.caller.pid)[0])[0], signal.SIGKILL)
        self.assert_nothing_left()

    def test_all_of_them_are_killed_and_the_next_lab_cleans_up(self):
        guardian = self.children(self.caller.pid)[0]
        keeper = self.children(guardian)[0]
        for process in (keeper, guardian):
            os.kill(process, signal.SIGSTOP)
        for process in (self.caller.pid, guardian, keeper):
            os.kill(process, signal.SIGKILL)
        end = time.monotonic() + 20
        while any(trace.startswith(("process", "mount")) for trace in traces(self.lab)) and time.monotonic() < end:
            time.sleep(0.2)
        # The kernel has ended servers and mounts; the rest is found by whoever comes next.
        self.assertFalse(any(trace.startswith(("process", "mount")) for trace in traces(self.lab)))
        forgotten = cache() / "work" / "forgotten"  # as after a reboot of the machine in the middle of a test
        (forgotten / "one" / "layer").mkdir(parents=True)
        next_one = launch(f"next{os.getpid()}", owned=True)
        next_one.stdin.close()
        next_one.wait(30)
        self.assertFalse(forgotten.exists())
        self.assert_nothing_left()

    def test_a_lab_left_running_is_stopped_whoever_started_it(self):
        """Also if that one held all signals back, as programs with their own handling of Ctrl-C do."""
        name = f"held{os.getpid()}"
        self.addCleanup(warden.stop, name)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
        try:
            launch(name, owned=False)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self.assertIn(name, warden.living())
        self.assertTrue(warden.stop(name, seconds=20))
        self.assertEqual(traces(name), [])

    def test_the_caller_ends_in_good_order(self):
        self.caller.send_signal(signal.SIGINT)
        self.caller.wait(180)
        self.assert_nothing_left()
