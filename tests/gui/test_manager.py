"""Hosts and rooms in the manager's window, by clicks, against a booted server; what came of it is asked of the server as browsers would."""

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
PARTS = ("accept", "still-in", "locked", "shut-out", "let-in", "reserved", "gone")
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
        outcome = Computer(self.folder / "terminal", self.booted, self.lab).run("deploy", "--settings", str(settings), outside=True)
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

    def reserved(self, *password):
        rooms = self.lets_in(SECOND).iq("get", DOMAIN, "<rooms xmlns='urn:meethouse:hosts:0'/>")
        room = rooms.find(".//{urn:meethouse:hosts:0}room")
        self.assertEqual(("chor-am-dienstag", " ".join(password)), (room.get("name"), room.get("password")))

    def gone(self):
        self.assertFalse(self.lets_in(SECOND))
        self.assertEqual([], self.server.ask({"op": "rooms"})[0]["rooms"] or [])

    def test_hosts_and_rooms_by_clicks(self):
        signs, pictures = self.folder / "signs", Path(os.environ.get("MEETHOUSE_PICTURES", self.folder / "pictures"))
        signs.mkdir()
        pictures.mkdir(exist_ok=True)
        (self.folder / "people.csv").write_bytes("Benutzername;Anzeigename\r\ncarla;Carla Müller\r\ndino;Dino €\r\n".encode("cp1252"))
        told = {"server": f"root@{self.booted.address}:{self.booted.port}", "identity": str(self.booted.identity), "domain": DOMAIN,
                "resolver": self.lab.resolver, "caFile": str(self.folder / "certificate"), "home": str(self.folder / "known"), "signs": str(signs),
                "pictures": str(pictures), "list": str(self.folder / "people.csv")}
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
        self.assertIn("Carla Müller", links)
        self.assertIn("Dino €", links)


if __name__ == "__main__":
    unittest.main()
