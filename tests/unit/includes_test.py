#!/usr/bin/python3
"""Reads the includes of every room and refuses what docs/architecture.md forbids: looking upward, reaching around
the rooms' names, libssh outside app/ssh, libcurl and c-ares outside app/net, widgets below the window."""

import pathlib
import re
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# From the bottom up; a room sees itself and what stands before it. main is not here: it sees everything.
ROOMS = ["base", "secrets", "settings", "net", "ssh", "server", "deployment", "jitsi", "hosts", "proof", "privacy",
         "work", "commands", "wizard"]

LIBRARIES = {"libssh": {"ssh"}, "curl": {"net"}, "ares": {"net"}, "QtWidgets": {"wizard", "main"}}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def widget_headers():
    """The class headers of QtWidgets, by name: <QDialog> tells as little of its module as <QString> does."""
    folders = pathlib.Path("/usr/include").glob("**/qt6/QtWidgets")
    return {path.name for folder in folders for path in folder.iterdir() if path.name.startswith("Q")}


WIDGETS = widget_headers()


def library_of(header):
    first = header.split("/")[0]
    if first == "QtWidgets" or header in WIDGETS:
        return "QtWidgets"
    if first in ("libssh", "libssh.h"):
        return "libssh"
    if first == "curl":
        return "curl"
    if re.fullmatch(r"ares(_\w+)?\.h", first):
        return "ares"
    return None


def rooms_of(root):
    for room in ROOMS:
        folder = root / "wizard" if room == "wizard" else root / "app" / room
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".h", ".cpp", ".hpp", ".cc"):
                yield room, path
    if (root / "app" / "main.cpp").is_file():
        yield "main", root / "app" / "main.cpp"


def judge(room, own, system):
    """What is wrong with one include of a file of `room`, or nothing."""
    if system is not None:
        library = library_of(system)
        if library and room not in LIBRARIES[library]:
            return f"{library} belongs to {' and '.join(sorted(LIBRARIES[library]))} only"
        return None
    if own.endswith(".moc"):
        return None
    library = library_of(own)
    if library and room not in LIBRARIES[library]:
        return f"{library} belongs to {' and '.join(sorted(LIBRARIES[library]))} only"
    if library:
        return None
    parts = own.split("/")
    if len(parts) < 2 or ".." in parts or parts[0] not in ROOMS:
        return "own headers are included as \"room/file.h\""
    if room != "main" and ROOMS.index(parts[0]) > ROOMS.index(room):
        return f"{room} must not see {parts[0]}, which is above it"
    return None


def trouble_in(root):
    found = []
    for room, path in rooms_of(root):
        for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
            wrong = judge(room, match.group(1), match.group(2))
            if wrong:
                found.append(f"{path.relative_to(root)}: #include {match.group(1) or match.group(2)}: {wrong}")
    return found


class TheHouse(unittest.TestCase):
    def test_includes(self):
        self.assertEqual(trouble_in(ROOT), [])

    def test_all_rooms_are_known(self):
        rooms = {path.name for path in (ROOT / "app").iterdir() if path.is_dir()}
        self.assertEqual(rooms, set(ROOMS) - {"wizard"})

    def test_everything_was_read(self):
        self.assertGreater(sum(1 for _ in rooms_of(ROOT)), 50)


class TheTest(unittest.TestCase):
    """A test that cannot fail is a defect: each rule against a sample that breaks it."""

    def trouble(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text)
            return len(trouble_in(pathlib.Path(folder)))

    def test_bad_samples(self):
        self.assertTrue(WIDGETS, "the headers of QtWidgets were not found")
        for path, text in [
                ("app/server/a.cpp", '#include "jitsi/plan.h"'),
                ("app/base/a.h", '  #  include "settings/settings.h"'),
                ("app/deployment/a.cpp", "// all is well\n#include <QString>\n#include \"hosts/hosts.h\"\n"),
                ("app/commands/a.cpp", '#include "wizard/window.h"'),
                ("app/server/a.cpp", '#include "../ssh/remote.h"'),
                ("app/server/a.cpp", '#include "survey.h"'),
                ("app/server/a.cpp", '#include "ssh/../jitsi/plan.h"'),
                ("app/server/a.cpp", '#include "tests/support/local_remote.h"'),
                ("app/server/a.cpp", "#include <libssh/libssh.h>"),
                ("app/commands/a.cpp", '#include "libssh/libssh.h"'),
                ("wizard/a.cpp", "#include <libssh/callbacks.h>"),
                ("app/main.cpp", "#include <libssh/libssh.h>"),
                ("app/proof/a.cpp", "#include <curl/curl.h>"),
                ("app/ssh/a.cpp", "#include <ares.h>"),
                ("app/commands/a.cpp", "#include <QtWidgets>"),
                ("app/commands/a.cpp", "#include <QtWidgets/QDialog>"),
                ("app/privacy/a.cpp", "#include <QApplication>"),
                ("app/privacy/deeper/a.hpp", "#include <QWidget>")]:
            with self.subTest(path=path, text=text):
                self.assertEqual(self.trouble(path, text), 1)

    def test_good_samples(self):
        for path, text in [
                ("app/jitsi/a.cpp", '#include "server/survey.h"\n#include "jitsi/plan.h"\n#include <QString>'),
                ("app/ssh/a.cpp", "#include <libssh/libssh.h>"),
                ("app/net/a.cpp", "#include <curl/curl.h>\n#include <ares.h>\n#include <ares_nameser.h>"),
                ("wizard/a.cpp", '#include <QDialog>\n#include "commands/commands.h"\n#include "a.moc"'),
                ("app/main.cpp", '#include <QApplication>\n#include "wizard/window.h"\n#include "commands/commands.h"')]:
            with self.subTest(path=path):
                self.assertEqual(self.trouble(path, text), 0)


if __name__ == "__main__":
    unittest.main()
