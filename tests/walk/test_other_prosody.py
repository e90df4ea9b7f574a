"""Prosody from its makers' archive: refused before anything happens; who goes on all the same gets it from there, and the proof holds."""

import base64
import http.server
import sys
import threading
import unittest
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402

MAKERS = "packages.prosody.im"
# Debian's own build under a version of which Debian has none: what counts here is where it comes from.
BUILD = """
set -e
cd "$(mktemp -d)"
apt-get -qq update && apt-get -qq download prosody
dpkg-deb -R prosody_*.deb build
version=$(sed -n 's/^Version: \\([0-9]*\\.[0-9]*\\)\\..*/\\1.99-1~makers/p' build/DEBIAN/control)
sed -i "s/^Version: .*/Version: $version/" build/DEBIAN/control
dpkg-deb -b build /root/prosody.deb >/dev/null
{ cat build/DEBIAN/control; stat -c 'Size: %s' /root/prosody.deb; sha256sum /root/prosody.deb | sed 's/ .*//; s/^/SHA256: /'; echo 'Filename: ./prosody.deb'; } >/root/Packages
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class OtherProsody(Booted):
    """The tests are one story, in the order of their names."""

    word = "other"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot()
        cls.computer = cls.at(cls.server)
        cls.settings = cls.wanted()
        cls.server.exec(BUILD)
        place = cls.folder / "makers"
        place.mkdir()
        for name in ("prosody.deb", "Packages"):
            (place / name).write_bytes(base64.b64decode(cls.server.exec(f"base64 /root/{name}").stdout))
        archive = http.server.ThreadingHTTPServer((cls.lab.info["gateway"], 0), partial(Quiet, directory=str(place)))
        threading.Thread(target=archive.serve_forever, daemon=True).start()
        cls.addClassCleanup(archive.server_close)
        cls.addClassCleanup(archive.shutdown)
        cls.lab.give_name(MAKERS, cls.lab.info["gateway"])
        cls.server.exec(f"echo 'deb [trusted=yes] http://{MAKERS}:{archive.server_address[1]}/ ./' >/etc/apt/sources.list.d/prosody.list")

    def deploy(self, *more: str):
        return self.computer.run("deploy", "--settings", str(self.settings), *more, outside=True)

    def test_1_it_is_refused_before_anything_happens(self):
        refused = self.deploy()
        self.assertEqual(4, refused.exit, refused.why())
        self.assertEqual([("prosody", True)], [(check["id"], check["waivable"]) for check in refused.failed_checks()])
        self.assertIn(MAKERS, refused.failed_checks()[0]["what"])
        self.server.exec("test ! -e /var/lib/meethouse && test ! -e /etc/prosody")

    def test_2_who_goes_on_all_the_same_has_it_and_the_proof_holds(self):
        done = self.deploy("--waive", "prosody")
        self.assertEqual(0, done.exit, done.why())
        self.assertRegex(self.server.exec("dpkg-query -W -f '${Version}' prosody").stdout, r"\.99-1~makers$")
        again = self.deploy("--waive", "prosody")
        self.assertEqual((0, 0), (again.exit, again.result["changed"]), again.why())

    def test_3_once_that_archive_is_gone_nothing_is_refused(self):
        self.server.exec("rm /etc/apt/sources.list.d/prosody.list && apt-get -qq update")
        again = self.deploy()
        self.assertEqual((0, 0), (again.exit, again.result["changed"]), again.why())


class OnBookworm(OtherProsody, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(OtherProsody, unittest.TestCase):
    suite = "trixie"


if __name__ == "__main__":
    unittest.main()
