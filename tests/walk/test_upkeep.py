"""What a server does while nobody looks: old logs go, the doors stay shut, updates come at night.

Each class is one server and its tests are one story, in the order of their names."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402

ROOM = "KlasseFuenfBesprechung"

# Somebody who was there: pages, a page that is not there, a WebSocket that is refused, all with the room's name; and a relay asked for somebody's address.
VISIT = """
for path in / /{room} /static/{room} /lang/{room}.json '/xmpp-websocket?room={room}' '/http-bind?room={room}' /{room}/{room}; do
    curl -sk -o /dev/null --max-time 10 -A 'Browser of {room}' -e 'https://{domain}/{room}' --resolve '{domain}:443:{address}' "https://{domain}$path"
done
curl -s -o /dev/null --max-time 10 --resolve '{domain}:80:{address}' 'http://{domain}/{room}'
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


class Upkeep:
    suite = ""
    days = 3

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = Path(holder.name)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)
        cls.server = cls.lab.server(cls.suite, memory="2G")
        cls.domain = f"meet.{cls.suite}.example"
        cls.lab.give_name(cls.domain, cls.server.address)
        cls.computer = Computer(folder / "home", cls.server, cls.lab)
        cls.settings = write_settings(folder / "settings.json", cls.lab, cls.domain, "selfsigned", privacy={"participantLogDays": cls.days})
        deployed = cls.computer.run("deploy", "--settings", str(cls.settings), outside=True)
        assert deployed.exit == 0, deployed.why()

    def lines(self) -> set[str]:
        return set(self.server.exec(EVERY_LINE).stdout.splitlines())

    def test_1_the_web_server_writes_neither_addresses_nor_rooms(self):
        visit = VISIT.format(room=ROOM, domain=self.domain, address=self.server.address)
        subprocess.run(["sh", "-c", visit], check=True, timeout=120)
        here = self.server.exec("ip route show default | cut -d' ' -f3").stdout.strip()
        logs = self.server.exec("cat /var/log/nginx/*").stdout
        self.assertIn("GET", logs)
        self.assertNotIn(ROOM, logs)
        self.assertNotIn(here, logs)
        # The proof's own meeting is over; what it left elsewhere is what the next test lets grow old.
        self.assertIn("Authenticated as", "\n".join(self.lines()))

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
        self.server.exec(A_DAY_PASSES)
        self.assertEqual(set(), before & self.lines())
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


class OnBookworm(Upkeep, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Upkeep, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
