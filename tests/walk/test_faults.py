"""Faults that networks, packages and people know, on demand: whatever happens, it is said in three sentences with the right exit code,
nothing is lost, and a later deploy finishes."""

import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.archive import Archive  # noqa: E402
from walk.booted import Deployed  # noqa: E402
from walk.faulty import Faulty, Fresh  # noqa: E402

# Holds dpkg's lock as dpkg does, for so many seconds.
HOLD_LOCK = ["systemd-run", "--quiet", "perl", "-e", "use Fcntl; open my $file, '>>', '/var/lib/dpkg/lock-frontend' or die; "
             "fcntl($file, F_SETLK, pack('s s x4 q q i x4', F_WRLCK, 0, 0, 0, 0)) or die; sleep shift"]

# The lab's servers share the machine's clock, so it is the command that is ahead.
DATE_AHEAD = """#!/bin/sh
exec /usr/bin/date -d '2 days' "$@"
"""
# The same for the run alone: before it began the clock was right, or the server would be found unfit.
CLOCK_AHEAD = """#!/bin/sh
case "$(tr '\\0' ' ' </proc/$PPID/cmdline)" in *run.sh*) set -- -d '2 days' "$@" ;; esac
exec /usr/bin/date "$@"
"""
READ_ONLY = "mount --bind /var /var && mount -o remount,ro,bind /var"


class OnTheWay(Fresh):
    def test_200_ms_away(self):
        self.computer.place = self.server.delay(200)
        self.assertFinishes()

    def test_2_s_away(self):
        self.computer.place = self.server.delay(2000)
        outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())

    def test_connections_are_refused(self):
        """Every tenth to an archive, and the tenth and each fiftieth after it of those that come in; 1 % would often be none."""
        self.server.exec("apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends nftables >/dev/null 2>&1")
        self.server.exec(["nft", "-f", "-"], input="""table inet faulty {
            chain out { type filter hook output priority 0; tcp dport 80 tcp flags & (syn | ack) == syn numgen inc mod 10 == 9 counter reject with tcp reset; }
            chain in { type filter hook input priority 0; tcp dport { 22, 443 } tcp flags & (syn | ack) == syn numgen inc mod 50 == 9 counter reject with tcp reset; }
        }""")
        outcome = self.deploy()
        for _ in range(5):
            if outcome.exit == 0:
                break
            self.assertSays(outcome, outcome.exit)
            outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertRegex(self.server.exec("nft list table inet faulty").stdout, "counter packets [1-9]")

    def test_the_computer_sleeps(self):
        """A minute here stands for an hour: three signs of life are missed after 45 s, whoever sleeps."""
        run = self.at_step("jitsi-packages", lambda: None)
        run.interrupt(signal.SIGSTOP)
        time.sleep(60)
        run.interrupt(signal.SIGCONT)
        outcome = run.wait(900)
        self.assertEqual(0, outcome.exit, outcome.why())

    def test_the_clock_is_two_days_ahead(self):
        self.server.write("/usr/local/sbin/date", DATE_AHEAD)
        self.server.exec("chmod 755 /usr/local/sbin/date")
        for outcome in (self.computer.run("survey", "--settings", str(self.settings), outside=True), self.deploy()):
            self.assertEqual(4, outcome.exit, outcome.why())
            check = next(check for check in outcome.of("check") if check["id"] == "clock")
            self.assertEqual("fail", check["state"])
            self.assertRegex(check["what"], "clock is (48 hours|2 days) ahead")
        self.assertSays(outcome, 4)
        self.assertEqual("", self.server.exec("ls -d /var/lib/meethouse /etc/jitsi 2>/dev/null; true").stdout)
        self.server.exec("rm /usr/local/sbin/date")
        self.assertFinishes()

    def steps(self) -> dict[str, str]:
        return {step["id"]: step["state"] for step in self.computer.run("plan", "--settings", str(self.settings)).result["steps"]}

    def test_the_disk_is_full_at_each_step(self):
        """One after the other: the step in which it is full fails or needs no room, and the next deploy goes on from there."""
        steps, failed = self.steps(), []
        for step in steps:
            if self.steps()[step] == "already":
                continue  # an earlier one, or a package, has done it
            with self.subTest(step):
                outcome = self.at_step(step, self.server.fill_disk).wait(900)
                self.server.fill_disk(False)
                if outcome.exit != 0:
                    self.assertSays(outcome, 5, "disk is full")
                    failed.append(outcome.of("error")[0]["step"])
        self.assertGreater(len(failed), 10)
        # After one that needs no room it is the next one that fails, twice.
        self.assertEqual([step for step in steps if step in failed], list(dict.fromkeys(failed)))
        self.assertFinishes()


class OnTheWayOnBookworm(OnTheWay, unittest.TestCase):
    suite = "bookworm"


class OnTheWayOnTrixie(OnTheWay, unittest.TestCase):
    suite = "trixie"


class Packages(Fresh):
    def archive(self) -> Archive:
        made = Archive(Path(tempfile.mkdtemp(dir=self.folder)), self.lab)
        self.addCleanup(made.close)
        return made

    def wants(self, archive: Archive, key: str):
        self.settings = self.wanted(repositories={"jitsi": archive.described(key)})

    def test_an_archive_fails_half_way(self):
        archive = self.archive()
        archive.sign("good")
        archive.good = 2
        self.wants(archive, "good")
        self.assertSays(self.deploy(), 5, "archive of packages did not answer")
        self.assertGreater(archive.asked, 2)
        archive.good = None
        self.assertFinishes()

    def test_an_archives_key_has_expired(self):
        """And was renewed where it is used: Debian 13 takes what was signed while it was valid, Debian 12 does not even that."""
        archive = self.archive()
        archive.sign("short", "seconds=3")
        time.sleep(4)
        archive.renew("short")
        self.wants(archive, "short-before")
        self.assertSays(self.deploy(), 5, "no longer valid")
        self.wants(archive, "short")
        self.assertFinishes()

    def test_an_archives_key_has_been_exchanged(self):
        archive = self.archive()
        archive.sign("old")
        archive.sign("new")
        self.wants(archive, "old")
        self.assertSays(self.deploy(), 5, "not signed with the key")
        self.wants(archive, "new")
        self.assertFinishes()

    def test_apts_lock_is_held_for_a_minute(self):
        self.server.exec([*HOLD_LOCK, "60"])
        begun = time.monotonic()
        outcome = self.deploy()
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertGreater(time.monotonic() - begun, 55)

    def test_another_administrator_works_with_apt(self):
        self.server.exec("cat >/root/other.sh <<'END'\n"
                         "while [ ! -e /root/enough ]; do apt-get -qq update; apt-get -qq -y install tree; apt-get -qq -y purge tree; sleep 0.3; done\nEND\n"
                         "systemd-run --quiet --unit=other -E DEBIAN_FRONTEND=noninteractive sh /root/other.sh")
        outcome = self.deploy()
        self.server.exec("touch /root/enough; until ! systemctl is-active --quiet other; do sleep 0.2; done")
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertGreater(int(self.server.exec("grep -c 'Commandline: apt-get -qq -y purge tree' /var/log/apt/history.log").stdout), 1)
        self.assertFinishes()

    def test_a_package_is_half_configured(self):
        self.server.exec("""set -e; d=$(mktemp -d); mkdir $d/DEBIAN
            printf 'Package: sick\\nVersion: 1\\nArchitecture: all\\nMaintainer: a <a@b.example>\\nDescription: sick\\n' >$d/DEBIAN/control
            printf '#!/bin/sh\\nexit 1\\n' >$d/DEBIAN/postinst; chmod 755 $d $d/DEBIAN/postinst
            dpkg-deb -b $d /root/sick.deb >/dev/null; dpkg -i /root/sick.deb >/dev/null 2>&1 || true""")
        self.assertSays(self.deploy(), 4, "sick")
        self.server.exec("dpkg --purge --force-all sick >/dev/null 2>&1")
        self.assertFinishes()

    def test_the_disk_fills_up_while_packages_come(self):
        run = self.at_step("jitsi-packages", lambda: None)
        # Packages lie there in part, so this is neither before they come nor after.
        self.server.exec("until [ $(du -s /var/cache/apt/archives | cut -f1) -gt 20000 ]; do sleep 0.05; done", timeout=120)
        self.server.fill_disk()
        self.assertSays(run.wait(900), 5, "disk is full")
        self.server.fill_disk(False)
        self.assertFinishes()

    def test_nothing_in_tmp_may_be_run(self):
        self.server.exec("mount -t tmpfs -o noexec,nosuid,nodev tmpfs /tmp")
        self.assertFinishes()


class PackagesOnBookworm(Packages, unittest.TestCase):
    suite = "bookworm"


class PackagesOnTrixie(Packages, unittest.TestCase):
    suite = "trixie"


class OnADeployedServer(Faulty, Deployed):
    """One after the other on the same one; each brings the next deploy something to do."""

    word = "deployed"
    minutes = 5

    def something_to_do(self):
        type(self).minutes += 1
        self.settings = self.wanted(meetings={"endWithoutHostMinutes": self.minutes})

    def test_var_is_read_only(self):
        self.something_to_do()
        self.server.exec(READ_ONLY)
        self.assertSays(self.deploy(), 4, "read-only")
        self.server.exec("umount -l /var")
        self.assertFinishes()

    def test_var_becomes_read_only_in_mid_run(self):
        self.something_to_do()
        outcome = self.at_step("secure-domain", lambda: self.server.exec(READ_ONLY)).wait(300)
        self.server.exec("umount -l /var")
        self.assertSays(outcome, 5, "read-only")
        self.assertFinishes()

    def test_the_program_is_killed(self):
        self.something_to_do()
        run = self.start_at("secure-domain")
        run.interrupt(signal.SIGKILL)
        run.wait(10)
        joined = self.start()
        joined.wait_for(60, event="step", id="secure-domain", state="running")
        self.open_gate()
        outcome = joined.wait(300)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertFinishes()

    def test_sshd_is_restarted_and_every_session_ended(self):
        self.something_to_do()
        run = self.start_at("secure-domain")
        for _ in range(2):
            self.server.exec("systemctl restart ssh; pkill -x sshd-session; pkill -f '^sshd: [^/]'; true")
            time.sleep(7)
        self.open_gate()
        outcome = run.wait(300)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertFinishes()

    def test_the_run_itself_is_killed(self):
        self.something_to_do()
        run = self.at_step("secure-domain", lambda: self.server.exec("systemctl kill -s KILL 'meethouse-run-*'"))
        self.assertSays(run.wait(300), 5, "stopped in the middle")
        self.assertFinishes()

    def test_the_name_leads_elsewhere_in_mid_run(self):
        self.something_to_do()
        self.addCleanup(self.lab.give_name, self.domain, self.server.address)
        elsewhere = self.lab.resolver.split(":")[0]
        run = self.at_step("secure-domain", lambda: self.lab.give_name(self.domain, elsewhere))
        self.assertSays(run.wait(300), 4, self.domain)
        self.lab.give_name(self.domain, self.server.address)
        self.assertFinishes()

    def test_the_clock_jumps(self):
        """Two days ahead when the run begins, then back in the middle: the next run is taken for the last all the same."""
        self.something_to_do()
        self.server.write("/usr/local/sbin/date", CLOCK_AHEAD)
        self.server.exec("chmod 755 /usr/local/sbin/date")
        self.addCleanup(self.server.exec, "rm -f /usr/local/sbin/date")
        run = self.at_step("secure-domain", lambda: self.server.exec("rm /usr/local/sbin/date"))
        outcome = run.wait(300)
        self.assertEqual(0, outcome.exit, outcome.why())
        ahead = outcome.result["run"]
        self.something_to_do()
        later = self.deploy()
        self.assertEqual(0, later.exit, later.why())
        self.assertLess(later.result["run"], ahead, "its name says that it was earlier")
        self.assertEqual(later.result["run"], self.computer.run("follow").result["run"])
        self.assertFinishes()

    def test_what_the_packages_left_out_is_made_up_for(self):
        """Their scripts make it once; where Prosody or the server is stopped under them, nobody is told and no package does it again."""
        auth = f"/var/lib/prosody/auth%2e{self.domain.replace('-', '%2d').replace('.', '%2e')}"
        made_once = [f"{auth}/accounts/focus.dat", f"{auth}/accounts/jvb.dat", f"{auth}/roster/focus.dat", "/etc/ssl/certs/java/cacerts"]
        for file in made_once:
            with self.subTest(file):
                self.server.exec(f"mv '{file}' '{file}.away'")
                steps = self.computer.run("plan", "--settings", str(self.settings)).result["steps"]
                self.server.exec(f"mv '{file}.away' '{file}'")
                self.assertEqual(["jitsi-packages"], [step["id"] for step in steps if step["state"] != "already"])
        self.server.exec(f"systemctl stop prosody; rm '{auth}'/accounts/*.dat '{auth}'/roster/focus.dat; systemctl start prosody; "
                         f"keytool -delete -cacerts -storepass changeit -alias debian:auth.{self.domain}.pem; "
                         "systemctl restart jicofo jitsi-videobridge2")
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(4, verified.exit, verified.why())
        self.assertFinishes()
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())
        self.assertIn('"from"', self.server.exec(f"cat '{auth}/roster/focus.dat'").stdout)

    def test_memory_runs_out_and_java_is_ended(self):
        before = self.server.exec("systemctl show -p MainPID --value jitsi-videobridge2").stdout.strip()
        self.server.exec(f"echo 1000 >/proc/{before}/oom_score_adj")
        # Takes what it can get until the kernel ends somebody; itself it would end last.
        self.server.exec(["perl", "-e", "open my $f, '>', '/proc/self/oom_score_adj'; print $f -900; close $f; my @held; "
                          f"while (-e '/proc/{before}') {{ push @held, 'x' x 20_000_000 }}"], check=False, timeout=120)
        self.assertNotEqual(before, self.server.exec("systemctl show -p MainPID --value jitsi-videobridge2").stdout.strip())
        outcome = self.computer.run("status", outside=True)
        if outcome.exit != 0:
            self.assertSays(outcome, 4)
        self.assertFinishes()
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())

    def test_the_server_is_rebooted_while_it_changes(self):
        self.something_to_do()
        run = self.at_step("secure-domain", self.server.reboot)
        outcome = run.wait(300)
        if outcome.exit != 0:
            self.assertSays(outcome, 5, "stopped in the middle")
        self.assertFinishes()


class DeployedOnBookworm(OnADeployedServer, unittest.TestCase):
    suite = "bookworm"


class DeployedOnTrixie(OnADeployedServer, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
