"""How small a server may be: booted ones with memory limits, looked at before anything is installed, and with a meeting on them.

The lab's stand-ins for the two Java programs are small; for the meetings they are made as large as Java may become in time. Pictures and
sound, which cost memory beside the heap, they have none."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk import lesson  # noqa: E402
from walk.booted import Booted  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402
from walk.snapshot import Snapshot, is_said  # noqa: E402

MEBIBYTE = 1 << 20


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


class Story(Booted):
    """One server, which its tests set up and go on with in the order of their names."""

    memory = "2G"
    swap = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot(memory=cls.memory, swap=cls.swap)
        cls.computer = cls.at(cls.server)
        cls.settings = cls.wanted()

    def deploy(self):
        outcome = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, outcome.exit, outcome.why())
        return outcome

    def killed(self) -> int:
        return self.server.memory_seen()["killed"]


class Meeting(Story):
    """Without a swap file: a server of the lab is a container."""

    heaps: list[str] = []

    def java(self) -> list[str]:
        """The heaps that jicofo and the bridge run with."""
        return self.server.exec("for name in jicofo jitsi-videobridge; do pgrep -x -a java | grep /$name/ | grep -o 'Xmx[0-9a-z]*'; done; true").stdout.split()

    def test_1_deployed(self):
        self.deploy()
        self.assertEqual(self.heaps, self.java())
        self.assertEqual(0, self.killed())

    def test_2_a_meeting_while_the_programs_take_all_they_may(self):
        self.server.write("/etc/standin-memory", "")
        self.server.exec("systemctl restart jicofo jitsi-videobridge2")
        self.server.memory_seen(anew=True)
        source = lesson.address_of_their_own(self.lab, self.server)
        lesson.hold(self.lab, self.server, self.domain, self.folder, source, "KlasseFuenf", "proof-ludovisi", "Guten Morgen von: ")
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())
        seen = self.server.memory_seen()
        print(f"{self.memory}: {seen['held'] // MEBIBYTE} MiB held at most, with file cache {seen['peak'] // MEBIBYTE}", file=sys.stderr)
        self.assertEqual(0, seen["killed"])
        # What was to be seen: programs of the size of Java's.
        self.assertGreater(seen["held"], sum(int(heap[3:-1]) for heap in self.heaps) * MEBIBYTE)


class TwoGigabytes(Meeting, unittest.TestCase):
    word = "two"
    memory = "2G"
    heaps = ["Xmx256m", "Xmx512m"]

    def test_3_with_the_heaps_of_the_packages_it_breaks_and_is_mended(self):
        self.server.exec("rm /etc/systemd/system/jicofo.service.d/meethouse.conf /etc/systemd/system/jitsi-videobridge2.service.d/meethouse.conf;"
                         "systemctl daemon-reload; systemctl restart jitsi-videobridge2; sleep 15", check=False)
        self.assertGreater(self.killed(), 0)
        broken = self.computer.run("status", outside=True)
        self.assertEqual(4, broken.exit, broken.why())
        self.deploy()
        self.assertEqual(self.heaps, self.java())
        self.assertEqual(0, self.computer.run("status", outside=True).exit)


class FourGigabytes(Meeting, unittest.TestCase):
    word = "four"
    memory = "4G"
    heaps = ["Xmx768m", "Xmx1024m"]


class SwapFile(Story, unittest.TestCase):
    """A server that says it is no container. The machine that it really is on swaps for it, and only what does not fit into its limit."""

    word = "swap"
    swap = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server.exec("printf '#!/bin/sh\\necho kvm\\n' >/usr/local/sbin/systemd-detect-virt; chmod 755 /usr/local/sbin/systemd-detect-virt; apt-get -qq update")
        cls.before = Snapshot.take(cls.server)

    def swap_area(self) -> tuple[int, int]:
        """Kilobytes, and how many of them are taken."""
        told = dict(line.split()[:2] for line in self.server.exec("sleep 0.5; cat /proc/meminfo").stdout.splitlines())
        return int(told["SwapTotal:"]), int(told["SwapTotal:"]) - int(told["SwapFree:"])

    def take_more_than_there_is(self) -> str:
        """Somebody takes 2.5 GB; whether that went well."""
        return self.server.exec(["perl", "-e", "open my $f, '>', '/proc/self/oom_score_adj'; print $f 1000; close $f; my @held; "
                                 "push @held, 'x' x (20_000_000 + $_) for 1 .. 125; print 'went well'; sleep 1"], check=False, timeout=300).stdout

    def test_1_it_is_said_before(self):
        outcome = self.computer.run("survey", "--settings", str(self.settings), outside=True)
        check = next(check for check in outcome.of("check") if check["id"] == "swap")
        self.assertEqual("ok", check["state"])
        self.assertRegex(check["what"], r"a swap file of 2\.1.GB will be made")

    def test_2_made_by_a_deploy(self):
        outcome = self.deploy()
        self.assertEqual(["swap-file"], [step["id"] for step in outcome.result["steps"] if "swap" in step["id"] and step["state"] == "done"])
        self.assertEqual(f"{2048 * MEBIBYTE} 600 root\n", self.server.exec("stat -c '%s %a %U' /var/swap/meethouse").stdout)
        self.assertGreater(self.swap_area()[0], 2_000_000)
        self.assertEqual(0, self.deploy().result["changed"])

    def test_3_what_does_not_fit_goes_to_the_disk(self):
        self.assertEqual("went well", self.take_more_than_there_is())
        self.assertEqual(0, self.killed())
        self.server.exec("systemctl stop meethouse-swap")
        self.assertEqual(0, self.swap_area()[0])
        self.assertEqual("", self.take_more_than_there_is())
        self.assertEqual(1, self.killed())
        self.assertEqual(["swap-file"], [step["id"] for step in self.deploy().result["steps"] if step["state"] == "done"])

    def test_4_there_after_a_reboot(self):
        self.server.reboot()
        self.assertGreater(self.swap_area()[0], 2_000_000)
        self.assertEqual(0, self.deploy().result["changed"])

    def test_5_taken_away_again(self):
        outcome = self.computer.run("undo", "--confirm", self.domain)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertEqual(0, self.swap_area()[0])
        said = outcome.result["left"]
        self.assertEqual([], [one for one in self.before.differences(Snapshot.take(self.server)) if not is_said(one, said)], f"exceptions said: {said}")


if __name__ == "__main__":
    unittest.main()
