"""How work reaches a real server: carried out, cut off, killed anywhere, followed, cancelled, taken back."""

import json
import threading
import time
import unittest

from .testing import LabTest
from .toys import POINTS, PROJECT, SECRET, STEPS, Plan, Probe, carry_out, furnish, snapshot, undo

# A plan that takes a while, and that a test can hold up.
SLOW = {
    "first": "check() { [ -e /etc/toy-first ]; }\napply() { ours /etc/toy-first && : >/etc/toy-first; }\n",
    "slow": "check() { [ -e /etc/toy-slow ]; }\napply() { say waiting; within 60 test -e /root/go && ours /etc/toy-slow && : >/etc/toy-slow; }\n",
    "last": "check() { [ -e /etc/toy-last ]; }\napply() { ours /etc/toy-last && : >/etc/toy-last; }\n",
}


def states(end: dict) -> list[str]:
    return [step["state"] for step in end["result"]["steps"]]


class DeploymentTest(LabTest):
    def fresh(self, suite: str = "bookworm"):
        server = self.lab.server(suite)
        self.addCleanup(server.down)
        return server

    def result(self, end: dict) -> dict:
        self.assertIn("result", end, end)
        return end["result"]

    def assert_done(self, end: dict) -> dict:
        result = self.result(end)
        self.assertEqual(result["state"], "done", result)
        return result

    def assert_as_before(self, server, before: set[str], end: dict) -> None:
        """Undone to what was there, but for what undo itself has named."""
        result = self.result(end)
        self.assertEqual(result["state"], "reverted", result)
        self.assertEqual(result["refused"], [])
        after = snapshot(server)
        self.assertEqual(sorted(before - after), [])
        # An earlier undo on the same server may have named it.
        server.named = getattr(server, "named", []) + result["left"]
        unnamed = [line for line in after - before if not any(self._names(sentence, line) for sentence in server.named)]
        self.assertEqual(sorted(unnamed), [])
        self.assertEqual(server.exec("ls -d /var/lib/meethouse* /etc/systemd/system/meethouse* 2>/dev/null", check=False).stdout, "")

    @staticmethod
    def _names(sentence: str, line: str) -> bool:
        """Whether a sentence of undo is about this line of a snapshot: it names the path, or the account."""
        words = line.split()
        if words[0] in ("user", "group"):
            return f" {words[1].split(':')[0]} was made by a package" in sentence
        path = words[1] if len(words) == 2 else words[2] if len(words) > 2 else ""
        named = sentence.split(" ", 1)[0]
        return named.startswith("/") and (path == named or path.startswith(named + "/"))


class WholePlan:
    suite = ""

    def test_done_then_nothing_to_do_then_as_before(self):
        server = self.fresh(self.suite)
        furnish(server)
        before = snapshot(server)
        plan = Plan()
        looked = Probe(server, "inspect", plan).end()
        self.assertEqual([step["state"] for step in looked["result"]], ["pending"] * len(STEPS))
        self.assertEqual(server.exec("ls -d /var/lib/meethouse /run/meethouse/*", check=False).stdout, "")

        end = carry_out(server, plan)
        self.assertEqual(self.assert_done(end)["changed"], len(STEPS) + 1)  # and the restart
        self.assertEqual(json.loads(server.read("/var/lib/meethouse/settings.json"))["domain"], "meet.lab.example")
        self.assertEqual(server.read("/root/toy-owner.starts"), "started\nstarted\n")
        self.assertEqual(server.exec("find /var/lib/meethouse -maxdepth 1 -name runs -o -perm /077 -type d").stdout, "/var/lib/meethouse/runs\n")
        self.assertEqual(server.exec("ls -A /run/meethouse").stdout, "")

        begun = time.monotonic()
        again = carry_out(server, plan)
        seconds = time.monotonic() - begun
        self.assertEqual(self.result(again)["state"], "nothing")
        self.assertEqual(again["roundTrips"], 1)
        print(f"{self.suite}: nothing to do, connecting included: {seconds:.2f} s")
        self.assertEqual(server.read("/root/toy-owner.starts"), "started\nstarted\n")

        # Somebody turns something off: only that is done again.
        server.exec("systemctl stop meethouse-toy")
        self.assertEqual(self.assert_done(carry_out(server, plan))["changed"], 1)

        self.assert_as_before(server, before, undo(server))
        self.assertEqual(self.result(undo(server))["state"], "nothing")

    def test_a_second_plan_comes_beside_the_first(self):
        server = self.fresh(self.suite)
        furnish(server)
        before = snapshot(server)
        self.assert_done(carry_out(server, Plan({"files": STEPS["files"]})))
        self.assert_done(carry_out(server, Plan({"lines": STEPS["lines"], "files": STEPS["files"]})))
        self.assert_as_before(server, before, undo(server))


class OnBookworm(WholePlan, DeploymentTest):
    suite = "bookworm"


class OnTrixie(WholePlan, DeploymentTest):
    suite = "trixie"


class SwapFile(DeploymentTest):
    """The steps themselves, with a file of eight megabytes: a server of the lab is a container, where the program plans none."""

    @staticmethod
    def _plan(step: str) -> Plan:
        plan = Plan({})
        plan.write(f"steps/01-{step}.sh", (PROJECT / "resources/server/steps" / f"{step}.sh").read_text())
        plan.write("files/swap-file.service", (PROJECT / "resources/server/files/swap-file.service").read_text())
        plan.write("values/SWAP_MEBIBYTES", "8")
        return plan

    @staticmethod
    def _swaps(server) -> bool:
        return server.exec("systemctl is-active --quiet meethouse-swap.service", check=False).returncode == 0

    def test_made_used_after_a_reboot_taken_away_and_undone(self):
        server = self.lab.server(swap=True)
        self.addCleanup(server.down)
        server.exec("apt-get -q update")
        before = snapshot(server)
        if server.exec("mkdir /var/swap && cd /var/swap && fallocate -l 1M try && chmod 600 try && mkswap try && swapon try; code=$?; swapoff try; rm -r /var/swap; exit $code", check=False).returncode != 0:
            # Where this machine's kernel or disk takes none, the step has to say so.
            end = self.result(carry_out(server, self._plan("swap-file")))
            self.assertEqual(end["state"], "failed")
            self.assertIn("server.swapFile", server.read(f"/var/lib/meethouse/runs/{end['run']}/log.txt"))
            return
        self.assert_done(carry_out(server, self._plan("swap-file")))
        self.assertTrue(self._swaps(server))
        self.assertEqual(server.exec("stat -c '%s %a %U' /var/swap/meethouse").stdout, f"{8 << 20} 600 root\n")
        self.assertIn("8M", server.exec("swapon --noheadings --show=SIZE,NAME").stdout)
        self.assertEqual(self.result(carry_out(server, self._plan("swap-file")))["state"], "nothing")
        server.reboot()
        self.assertTrue(self._swaps(server))

        self.assert_done(carry_out(server, self._plan("swap-file-off")))
        self.assertEqual(server.exec("ls -A /var/swap").stdout, "")
        self.assertEqual(self.result(carry_out(server, self._plan("swap-file-off")))["state"], "nothing")

        self.assert_done(carry_out(server, self._plan("swap-file")))
        self.assertTrue(self._swaps(server))
        self.assert_as_before(server, before, undo(server))
        self.assertFalse(self._swaps(server))


class Killed(DeploymentTest):
    @staticmethod
    def _made(server) -> set[str]:
        """What a run made of the server, with the record of it; not the runs themselves."""
        record = {f"record {line}" for line in server.read("/var/lib/meethouse/changes").splitlines()}
        return record | {line for line in snapshot(server) if "/var/lib/meethouse" not in line}

    def test_at_every_step_boundary_and_in_every_step(self):
        """One server, taken back each time: so the undo after a killed run is tried everywhere too."""
        server = self.fresh()
        furnish(server)
        before = snapshot(server)
        plan = Plan()
        self.assert_done(carry_out(server, plan))
        undisturbed = self._made(server)
        self.assert_as_before(server, before, undo(server))
        for point in range(1, POINTS + 1):
            with self.subTest(point=point):
                server.exec(f": >/root/kill-at-{point}; rm -f /root/toy-owner.starts")
                killed = self.result(carry_out(server, plan))
                self.assertEqual(killed["state"], "failed", killed)
                self.assertFalse(self.result(Probe(server, "current").end())["running"])
                if point % 2:
                    # Taken up again: the same end, the restart included.
                    self.assert_done(carry_out(server, plan))
                    self.assertEqual(self._made(server), undisturbed)
                    self.assertEqual(server.read("/root/toy-owner.starts"), "started\n")
                    self.assertEqual(self.result(carry_out(server, plan))["state"], "nothing")
                self.assert_as_before(server, before, undo(server))

    def test_while_packages_are_installed(self):
        server = self.fresh()
        furnish(server)
        before = snapshot(server)
        plan = Plan({"packages": "check() { packages_installed nginx-light; }\napply() { install_packages nginx-light; }\n"})
        for delay in (0.3, 0.8, 1.2, 1.6, 2.0, 2.4, 3.0):
            with self.subTest(delay=delay):
                run = Probe(server, "run", plan)
                run.until_running("packages")
                time.sleep(delay)
                server.exec("systemctl kill --signal=KILL 'meethouse-run-*'")
                run.end()
                if delay != 1.2:
                    self.assert_done(carry_out(server, plan))
                self.assert_as_before(server, before, undo(server))

    def test_undo_is_taken_up_again(self):
        server = self.fresh()
        furnish(server)
        before = snapshot(server)
        for phase in ("lines", "files", "packages", "services", "rest"):
            with self.subTest(phase=phase):
                self.assert_done(carry_out(server, Plan()))
                run = Probe(server, "undo")
                run.until_running(f"undo-{phase}")
                server.exec("systemctl kill --signal=KILL 'meethouse-run-*'", check=False)
                run.end()
                again = undo(server)
                if self.result(again)["state"] == "nothing":
                    # It was at its very end when it was killed.
                    self.assertEqual(phase, "rest")
                    self.assertEqual(sorted(before - snapshot(server)), [])
                    server.exec("! ls -d /var/lib/meethouse*")
                else:
                    self.assert_as_before(server, before, again)


class OthersAtWork(DeploymentTest):
    def test_apt_is_waited_for(self):
        """A rented server is often busy with its own updates in its first minutes."""
        server = self.fresh()
        lists, archives, dpkg = "/var/lib/apt/lists/lock", "/var/cache/apt/archives/lock", "/var/lib/dpkg/lock-frontend"
        for locks in ([lists, archives], [dpkg]):
            server.exec(["systemd-run", "--quiet", "perl", "-e", "use Fcntl; my @kept; for (@ARGV) { open my $file, '>>', $_ or die; my $lock = pack('s s x4 q q i x4', "
                         "F_WRLCK, 0, 0, 0, 0); fcntl($file, F_SETLK, $lock) or die; push @kept, $file } sleep 12", *locks])
            time.sleep(0.5)
            refused = server.exec("apt-get update; apt-get -y install tree", check=False)
            self.assertIn("Could not get lock", refused.stderr)
            begun = time.monotonic()
            self.assert_done(carry_out(server, Plan({"packages": "check() { packages_installed tree; }\napply() { install_packages tree; }\n"})))
            self.assertGreater(time.monotonic() - begun, 8)
            undo(server)


class CutOff(DeploymentTest):
    def test_the_power_is_cut_in_mid_run(self):
        server = self.fresh()
        plan = Plan(SLOW)
        run = Probe(server, "run", plan)
        run.until(lambda line: line.get("log") == "waiting")
        server.cut_power()
        server.switch_on()
        run.stop()
        run.end()
        self.assertEqual(self.result(Probe(server, "follow").end())["state"], "failed")
        server.exec(": >/root/go")
        self.assertEqual(states(carry_out(server, plan)), ["already", "done", "done"])

    def test_the_server_is_rebooted_in_mid_run(self):
        """In good order: the run says that it was cancelled, and does not hold the reboot up."""
        server = self.fresh()
        plan = Plan(SLOW)
        run = Probe(server, "run", plan)
        run.until(lambda line: line.get("log") == "waiting")
        begun = time.monotonic()
        server.reboot()
        self.assertLess(time.monotonic() - begun, 60)
        run.stop()
        run.end()
        self.assertEqual(self.result(Probe(server, "follow").end())["state"], "cancelled")
        server.exec(": >/root/go")
        self.assertEqual(states(carry_out(server, plan)), ["already", "done", "done"])

    def test_the_link_is_cut_and_another_computer_follows(self):
        server = self.fresh()
        run = Probe(server, "run", Plan(SLOW))
        run.until(lambda line: line.get("log") == "waiting")
        server.link_down()
        time.sleep(1)
        server.exec(": >/root/go")
        run.stop()
        self.assertEqual(run.end()["error"], "cutOff")
        server.link_up()
        followed = Probe(server, "follow")
        end = self.assert_done(followed.end())
        self.assertEqual([step["state"] for step in end["steps"]], ["done", "done", "done"])
        self.assertIn({"log": "waiting"}, followed.lines)

    def test_two_clients_at_once(self):
        server = self.fresh()
        first, second = Plan(SLOW), Plan(SLOW)
        other = Plan({"other": "check() { false; }\napply() { false; }\n"})
        runs = [Probe(server, "run", first), Probe(server, "run", second)]
        runs[0].until(lambda line: line.get("log") == "waiting")
        runs[1].until(lambda line: line.get("log") == "waiting")
        refused = carry_out(server, other)
        self.assertEqual(refused["error"], "busy")
        self.assertEqual(refused["data"]["by"], "probe@test")
        self.assertEqual(undo(server)["error"], "busy")
        watcher = Probe(server, "follow")
        watcher.until(lambda line: line.get("log") == "waiting")
        server.exec(": >/root/go")
        ends = [self.assert_done(probe.end()) for probe in (*runs, watcher)]
        self.assertEqual({end["run"] for end in ends}, {refused["data"]["run"]})

    def test_many_start_at_the_same_moment(self):
        server = self.fresh()
        server.exec(": >/root/go")
        probes = [Probe(server, "run", Plan(SLOW)) for _ in range(6)]
        ends = [self.result(probe.end()) for probe in probes]
        self.assertEqual({end["state"] for end in ends} - {"done", "nothing"}, set())
        self.assertEqual(server.exec("ls /var/lib/meethouse/runs | wc -l").stdout, "1\n")

    def test_cancelled_while_packages_are_installed(self):
        server = self.fresh()
        plan = Plan({"packages": "check() { packages_installed nginx-light; }\napply() { install_packages nginx-light; }\n",
                     "never": "check() { [ -e /etc/never ]; }\napply() { : >/etc/never; }\n"})
        for delay in (0.2, 1.5):
            run = Probe(server, "run", plan)
            run.until_running("packages")
            time.sleep(delay)
            cancelled = self.result(Probe(server, "cancel").end())
            self.assertIn(cancelled["state"], ("cancelled", "nothing"))
            self.assertEqual(self.result(run.end())["state"], "cancelled")
            # dpkg was not torn out of its work.
            self.assertEqual(server.exec("dpkg --audit").stdout, "")
        server.exec("test ! -e /etc/never")
        self.assert_done(carry_out(server, plan))


class Secrets(DeploymentTest):
    def test_a_secret_is_nowhere_but_where_it_belongs(self):
        server = self.fresh()
        server.write("/root/watch", f"""
            pattern=$(printf %s {SECRET} | sed 's/^s/[s]/')
            while [ ! -e /root/watched ]; do
                grep -lsa "$pattern" /proc/[0-9]*/cmdline /proc/[0-9]*/environ
                systemctl show 'meethouse-run-*' | grep -a "$pattern"
                find /run/meethouse -mindepth 1 -maxdepth 1 -perm /077 2>/dev/null
                find /run/meethouse/2* -perm /077 2>/dev/null
            done
        """)
        watcher = threading.Thread(target=lambda: seen.append(server.exec("sh /root/watch", check=False).stdout))
        seen: list[str] = []
        watcher.start()
        end = carry_out(server, Plan())
        server.exec(": >/root/watched")
        watcher.join()
        server.exec("rm /root/watch")
        self.result(end)
        self.assertEqual(seen, [""])
        self.assertEqual(server.exec("ls -A /run/meethouse").stdout, "")
        found = server.exec(f"grep -rlsa {SECRET} /etc /var /run /root /home /tmp /usr/local; journalctl -b --no-pager | grep -c {SECRET}",
                            check=False, timeout=120).stdout.split()
        # debconf's own place for passwords, which only root reads.
        self.assertEqual(sorted(set(found) - {"/var/cache/debconf/passwords.dat-old"}), ["/var/cache/debconf/passwords.dat", "0"] if
                         "/var/cache/debconf/passwords.dat" in found else ["0"])
        self.assertIn("/var/cache/debconf/passwords.dat", found)
        undo(server)
        self.assertEqual(server.exec(f"grep -rlsa {SECRET} /etc /var/lib /run /var/cache/debconf/passwords.dat", check=False).stdout, "")


class FarAway(DeploymentTest):
    def test_as_a_sudo_user(self):
        server = self.fresh()
        furnish(server)
        self.assert_done(carry_out(server, Plan(), user="teacher"))
        self.assertEqual(self.result(carry_out(server, Plan(), user="teacher"))["state"], "nothing")
        self.assertEqual(self.result(undo(server, user="teacher"))["state"], "reverted")

    def test_distance_costs_little(self):
        server = self.fresh()
        plan = Plan({"wait": "check() { [ -e /etc/toy-waited ]; }\napply() { sleep 30; ours /etc/toy-waited && : >/etc/toy-waited; }\n"})
        costs = {}
        for milliseconds in (0, 200):
            place = server.delay(milliseconds) if milliseconds else None
            begun = time.monotonic()
            end = carry_out(server, plan, place=place)
            costs[milliseconds] = time.monotonic() - begun - self.assert_done(end)["seconds"]
            print(f"{milliseconds} ms away: {end['roundTrips']} round trips, {costs[milliseconds]:.2f} s beside the run")
            self.assertLessEqual(end["roundTrips"], 5)
            undo(server)


if __name__ == "__main__":
    unittest.main()
