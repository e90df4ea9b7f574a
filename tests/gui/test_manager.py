"""The manager's window by clicks, against a booted server; what came of it is asked of the server as browsers would."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/web")]

from lab import Lab  # noqa: E402
from server import Server  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402
from with_lab import coordinates, ready  # noqa: E402

PROGRAM = Path(os.environ.get("MEETHOUSE_MANAGER_WALK", ROOT / "build/release/tests/gui/manager_walk"))
DOMAIN = "meet.manager.example"
PARTS = ("accept", "still-in", "locked", "shut-out", "let-in", "meet", "part", "reserved", "gone", "published", "taken-down", "keys-alone")
ROOM = f"lesson@conference.{DOMAIN}"
JSON = "{http://jitsi.org/jitmeet}json-message"
FIRST, SECOND = "vier blaue Lampen", "drei rote Kannen"


class TheManager(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Lab()
        cls.lab.__enter__()
        cls.addClassCleanup(cls.lab.__exit__, None, None, None)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.booted = self.lab.server(memory="2G")
        self.addCleanup(self.booted.down)
        self.lab.give_name(DOMAIN, self.booted.address)
        settings = write_settings(self.folder / "settings.json", self.lab, DOMAIN, "selfsigned")
        self.terminal = Computer(self.folder / "terminal", self.booted, self.lab)
        outcome = self.terminal.run("deploy", "--settings", str(settings), outside=True)
        self.assertTrue(outcome.result.get("meetingUrl"), outcome.why())
        ready(self.booted)
        self.server = Server(coordinates(self.lab, self.booted, DOMAIN, self.folder))

    def lets_in(self, password):
        client = self.server.client(DOMAIN)
        self.addCleanup(client.close)
        return client if client.plain("anna", password) else None

    # What somebody outside does, or finds, when the window has come so far.

    def accept(self, link):
        self.server.accept(link, "anna", FIRST)

    def still_in(self):
        self.assertTrue(self.lets_in(FIRST), "until the link is used the old password works")

    def locked(self, link):
        self.assertFalse(self.lets_in(FIRST), "the old password works no more")
        self.server.accept(link, "anna", SECOND)
        self.assertTrue(self.lets_in(SECOND))

    def shut_out(self):
        self.assertFalse(self.lets_in(SECOND))

    def let_in(self):
        self.assertTrue(self.lets_in(SECOND))

    def meet(self):
        host = self.server.host(ROOM, "anna", "anna", SECOND)
        told = host.wait(lambda e: e.find(JSON) is not None and "meethouse" in e.find(JSON).text)
        guest = self.server.guest()
        self.people = [host, guest]
        guest.conference(ROOM, DOMAIN)
        guest.join(ROOM, "pupil", json.loads(told.find(JSON).text)["password"])
        self.assertIsNone(guest.joined(ROOM, "pupil"))
        self.assertEqual({"rooms": 1, "people": 2}, self.terminal.run("status", outside=True).result["now"])

    def part(self):
        for client in self.people:
            client.close()

    def reserved(self, *password):
        rooms = self.lets_in(SECOND).iq("get", DOMAIN, "<rooms xmlns='urn:meethouse:hosts:0'/>")
        room = rooms.find(".//{urn:meethouse:hosts:0}room")
        self.assertEqual(("chor-am-dienstag", " ".join(password)), (room.get("name"), room.get("password")))

    def gone(self):
        self.assertFalse(self.lets_in(SECOND))
        self.assertEqual([], self.server.ask({"op": "rooms"})[0]["rooms"] or [])

    def notices(self):
        done = subprocess.run(["curl", "-s", "--cacert", str(self.folder / "certificate"), "--resolve", f"{DOMAIN}:443:{self.booted.address}",
                               f"https://{DOMAIN}/privacy/"], text=True, capture_output=True, timeout=30, check=True)
        return "(DRAFT)" in done.stdout

    def published(self):
        self.assertTrue(self.notices())

    def taken_down(self):
        self.assertFalse(self.notices())

    def keys_alone(self):
        said = self.booted.exec("sshd -T -C user=root,host=localhost,addr=127.0.0.1; ls -A /var/lib/meethouse/trials; cat /root/.ssh/authorized_keys").stdout
        self.assertIn("\npasswordauthentication no\n", said)
        self.assertNotIn("passwords-off", said, "it is on trial still")
        self.assertIn(" meethouse:", said)

    def test_all_of_it_by_clicks(self):
        signs, pictures = self.folder / "signs", Path(os.environ.get("MEETHOUSE_PICTURES", self.folder / "pictures"))
        signs.mkdir()
        pictures.mkdir(exist_ok=True)
        (self.folder / "people.csv").write_bytes("Benutzername;Anzeigename\r\ncarla;Carla Müller\r\ndino;Dino €\r\n".encode("cp1252"))
        (self.folder / "sheets").mkdir()
        told = {"server": f"root@{self.booted.address}:{self.booted.port}", "password": self.booted.root_password, "domain": DOMAIN,
                "resolver": self.lab.resolver, "caFile": str(self.folder / "certificate"), "home": str(self.folder / "known"), "signs": str(signs),
                "pictures": str(pictures), "list": str(self.folder / "people.csv"), "sheets": str(self.folder / "sheets")}
        (self.folder / "told.json").write_text(json.dumps(told))
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        environment |= {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS") if name in os.environ}
        window = subprocess.Popen([str(PROGRAM), str(self.folder / "told.json")], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.addCleanup(window.kill)
        watch = threading.Timer(600, window.kill)
        watch.start()
        self.addCleanup(watch.cancel)
        said = ""
        for line in window.stdout:
            said += line
            word, *more = line.split()
            if word in PARTS:
                getattr(self, word.replace("-", "_"))(*more)
                (signs / word).touch()
        self.assertEqual(0, window.wait(), said[-3000:])
        self.assertTrue(said.endswith("done\n"), said[-3000:])
        links = next(self.folder.rglob(f"hosts of {DOMAIN}/links.csv")).read_text()
        self.assertTrue(list((self.folder / "sheets").glob("*anna*.pdf")), os.listdir(self.folder / "sheets"))
        self.assertIn("Carla Müller", links)
        self.assertIn("Dino €", links)


if __name__ == "__main__":
    unittest.main()
