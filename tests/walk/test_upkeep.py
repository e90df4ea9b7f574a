"""What a server does while nobody looks: old logs go, the doors stay shut, updates come at night.

Each class is one server and its tests are one story, in the order of their names."""

import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk import lesson  # noqa: E402
from walk.booted import Deployed  # noqa: E402

ROOM, HOST, SAID = "KlasseFuenfBesprechung", "proof-ludovisi", "Guten Morgen von: "

# Somebody who was there: pages, a page that is not there, a WebSocket that is refused, all with the room's name; and a relay asked for somebody's address.
VISIT = """
for path in / /{room} /static/{room} /lang/{room}.json '/xmpp-websocket?room={room}' '/http-bind?room={room}' /{room}/{room}; do
    curl -sk -o /dev/null --interface {source} --max-time 10 -A 'Browser of {room}' -e 'https://{domain}/{room}' --resolve '{domain}:443:{address}' "https://{domain}$path"
done
curl -s -o /dev/null --interface {source} --max-time 10 --resolve '{domain}:80:{address}' 'http://{domain}/{room}'
"""

# A day passes: logrotate remembers everything as of a day earlier, all rotated files are a day older, and its hour comes.
A_DAY_PASSES = """
set -e
sed -i "2,\$s/ [0-9].*/ $(date -d yesterday +%Y-%-m-%-d-0:0:0)/" /var/lib/logrotate/status
find /var/log/nginx /var/log/prosody /var/log/jitsi -type f -name '*.[0-9]*' | while read -r file; do
    touch -d "@$(($(stat -c %Y "$file") - 86400))" "$file"
done
systemctl start logrotate.service
"""

EVERY_LINE = "find /var/log/nginx /var/log/prosody /var/log/jitsi -type f -exec zcat -f {} +"
# Which files hold one of the words that come in, packed ones and the journal among them.
WHO_HOLDS = """
cat >/dev/shm/words
searched='/etc /var /run /root /home /tmp /usr/local /opt /srv'
grep -rlsiaF -f /dev/shm/words $searched
find $searched -xdev -type f -name '*.gz' -exec zgrep -lsiaF -f /dev/shm/words {} + 2>/dev/null
journalctl --no-pager -o export | grep -qiaF -f /dev/shm/words && echo journal
rm /dev/shm/words
"""


class Upkeep(Deployed):
    days = 3
    more = {"privacy": {"participantLogDays": days}}

    def lines(self) -> set[str]:
        return set(self.server.exec(EVERY_LINE).stdout.splitlines())

    def holding(self, *words: str) -> set[str]:
        return set(self.server.exec(WHO_HOLDS, input="\n".join(words) + "\n").stdout.split())

    def test_1_of_a_meeting_little_is_written_down(self):
        """With browsers, and with pages asked for by hand. What it leaves is what the tests after this let grow old."""
        source = lesson.address_of_their_own(self.lab, self.server)
        password = lesson.hold(self.lab, self.server, self.domain, self.folder, source, ROOM, HOST, SAID)
        visit = VISIT.format(room=ROOM, domain=self.domain, address=self.server.address, source=source)
        subprocess.run(["sh", "-c", visit], check=True, timeout=120)
        self.assertEqual(set(), self.holding(source, SAID, password, lesson.WRONG))
        # Who it was and where stands in three logs, by other programs than the web server, which has written meanwhile.
        self.assertEqual({"/var/log/prosody/prosody.log", "/var/log/jitsi/jicofo.log", "/var/log/jitsi/jvb.log"}, self.holding(ROOM, HOST))
        self.assertIn("GET", self.server.exec("cat /var/log/nginx/*").stdout)

    def test_2_the_relay_writes_no_addresses_at_all(self):
        secret = "$(sed -n 's/^static-auth-secret=//p' /etc/turnserver.conf)"
        self.server.exec(f"timeout 20 turnutils_uclient -y -c -n 1 -e {self.server.address} -W \"{secret}\" -u pupil {self.server.address} || true")
        journal = self.server.exec("journalctl --no-pager -u coturn").stdout
        self.assertNotIn("denied", journal)
        self.assertNotIn("pupil", journal)

    def test_3_no_line_is_left_when_the_days_are_over(self):
        before = self.lines()
        self.assertGreater(len(before), 20)
        for _ in range(self.days - 1):
            self.server.exec(A_DAY_PASSES)
        self.assertTrue(before & self.lines(), "lines go before their time")
        self.assertEqual({".gz"}, {file[-3:] for file in self.holding(ROOM, HOST)})
        self.server.exec(A_DAY_PASSES)
        self.assertEqual(set(), before & self.lines())
        self.assertEqual(set(), self.holding(ROOM, HOST))
        self.assertEqual("", self.server.exec("journalctl --no-pager | grep -F -e 'Authenticated as' -e 'c2s' || true").stdout)

    def test_4_what_other_rules_left_goes_too(self):
        self.server.exec("touch -d '9 days ago' /var/log/prosody/prosody.log.9.gz /var/log/jitsi/jvb.log.20.gz")
        found = self.computer.run("status", outside=True)
        self.assertEqual(4, found.exit)
        self.assertEqual(["logs-age"], [check["id"] for check in found.failed_checks()])
        self.server.exec(A_DAY_PASSES)
        well = self.computer.run("status", outside=True)
        self.assertEqual(0, well.exit, well.why())

    def test_5_programs_go_on_writing_and_nothing_has_to_be_done_anew(self):
        again = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, again.exit, again.why())
        self.assertEqual(0, again.result["changed"])
        verified = self.computer.run("verify", outside=True)
        self.assertEqual(0, verified.exit, verified.why())
        self.assertIn("Authenticated as", "\n".join(self.lines()))

    # -- the firewall

    def is_reached(self, port: int) -> bool:
        try:
            socket.create_connection((self.server.address, port), 3).close()
            return True
        except OSError:
            return False

    def firewall(self) -> tuple[bool, bool, list[str]]:
        """In force; also after a restart; what is on trial."""
        there = self.server.exec("systemctl is-active meethouse-firewall; systemctl is-enabled meethouse-firewall; ls /var/lib/meethouse/trials 2>/dev/null; true").stdout.split()
        return there[0] == "active", there[1] == "enabled", there[2:]

    def test_6_only_the_doors_that_are_needed_are_open(self):
        self.server.exec("systemd-run --unit=listener perl -MIO::Socket::INET -e "
                         "'$$s = IO::Socket::INET->new(Listen => 5, LocalPort => 8123, ReuseAddr => 1) or die; while ($$c = $$s->accept) { close $$c }'")
        self.assertEqual((True, True, []), self.firewall())
        self.assertFalse(self.is_reached(8123))
        self.assertEqual([True] * 3, [self.is_reached(port) for port in (22, 80, 443)])
        self.server.exec("systemctl stop meethouse-firewall")
        self.assertTrue(self.is_reached(8123), "the test listens to nothing")
        found = self.computer.run("status", outside=True)
        self.assertEqual(["firewall-on"], [check["id"] for check in found.failed_checks()])

    def unwatched(self):
        """The firewall is set by a run whose client goes away."""
        self.server.exec("systemctl disable --now --quiet meethouse-firewall")
        run = self.computer.start("deploy", "--settings", str(self.settings), outside=True)
        run.wait_for(60, event="step", id="firewall", state="running")
        run.interrupt(signal.SIGKILL)
        self.server.exec("until grep -q '\"run.end\"' /var/lib/meethouse/runs/$(ls /var/lib/meethouse/runs | tail -n 1)/journal.jsonl; do sleep 0.2; done", timeout=60)

    def test_7_a_run_that_nobody_watches_cannot_shut_everybody_out(self):
        self.unwatched()
        self.assertEqual((True, True, ["firewall"]), self.firewall())
        self.assertFalse(self.is_reached(8123))
        self.server.exec("systemctl start meethouse-take-back-firewall.service")  # five minutes pass
        self.assertEqual((False, False, []), self.firewall())
        self.assertTrue(self.is_reached(8123))
        again = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, again.exit, again.why())
        self.assertEqual(["firewall"], [step["id"] for step in again.result["steps"] if step["state"] == "done"])
        self.assertEqual((True, True, []), self.firewall())

    def test_8_whoever_gets_in_confirms_it(self):
        for command in ("status", "follow"):
            self.unwatched()
            self.assertEqual(["firewall"], self.firewall()[2])
            found = self.computer.run(command, outside=command == "status")
            self.assertEqual(0, found.exit, found.why())
            self.assertEqual((True, True, []), self.firewall(), command)

    def test_9_whoever_moves_ssh_to_another_port_is_let_in_there(self):
        self.assertEqual((True, True, []), self.firewall())
        config, socket_config = "/etc/ssh/sshd_config.d/01-test.conf", "/etc/systemd/system/ssh.socket.d/test.conf"
        self.addCleanup(self.server.exec, f"rm -f {config} {socket_config}; systemctl daemon-reload; systemctl stop ssh.socket; systemctl restart ssh")
        for settings, command, ports in (("Port 2222", "restart", [2222]), ("ListenAddress 0.0.0.0:2223", "reload", [2223]),
                                         ("Port 22\nPort 2224", "restart", [22, 2224])):
            self.server.exec(f"printf '{settings}\n' >{config} && systemctl {command} ssh")
            self.assertTrue(self.soon_reached(ports), settings)
        self.server.exec("systemctl restart meethouse-firewall")
        self.assertTrue(self.soon_reached(ports), "after the firewall was loaded anew")
        self.server.reboot()
        self.assertTrue(self.soon_reached(ports), "after a reboot")
        self.server.exec(f"printf '[Socket]\nListenStream=\nListenStream=2225\n' >{socket_config} && systemctl daemon-reload && "
                         "systemctl stop ssh && systemctl start ssh.socket")
        self.assertTrue(self.soon_reached([2225]), "where systemd listens")
        self.addCleanup(setattr, self.computer, "place", None)
        self.computer.place = (self.server.address, 2225)
        again = self.computer.run("deploy", "--settings", str(self.settings), outside=True)
        self.assertEqual(0, again.exit, again.why())
        self.assertEqual((True, True, []), self.firewall())

    def soon_reached(self, ports: list[int]) -> bool:
        end = time.monotonic() + 10
        while not all(map(self.is_reached, ports)):
            if time.monotonic() > end:
                return False
            time.sleep(0.2)
        return True

    # -- updates

    def test_9_security_updates_come_at_night_and_at_no_other_time(self):
        for timer in ("apt-daily.timer", "apt-daily-upgrade.timer"):
            told = self.server.exec(f"systemctl show -p TimersCalendar -p Persistent -p RandomizedDelayUSec {timer}").stdout
            self.assertIn("Persistent=no", told)
            self.assertRegex(told, r"OnCalendar=\*-\*-\* 0[23]:00:00 ;")
            self.assertEqual(1, told.count("OnCalendar="), told)
            self.assertIn("RandomizedDelayUSec=1h", told)
        asked = self.server.exec("unattended-upgrade --dry-run --debug 2>&1; true", timeout=300).stdout
        allowed = next(line for line in asked.splitlines() if line.startswith("Allowed origins are:"))
        self.assertIn("Debian-Security", allowed)
        self.assertNotIn("label=Debian,", allowed + ",")


class OnBookworm(Upkeep, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Upkeep, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
