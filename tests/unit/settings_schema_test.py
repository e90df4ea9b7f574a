#!/usr/bin/python3
"""The settings' schema says what the parser says, and the results' schemas can say no.

settings_test asks the parser about the files of settings_files.json; this asks the schema about the same ones."""

import copy
import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import result_schema  # noqa: E402


def file_of(row):
    settings = {"format": 1, "domain": "meet.example.org"}
    for path, value in row["set"].items():
        place = settings
        *sections, key = path.split(".")
        for section in sections:
            if not isinstance(place.get(section), dict):
                place[section] = {}
            place = place[section]
        place[key] = value
    return settings


class SettingsSchema(unittest.TestCase):
    def setUp(self):
        self.rows = json.loads((ROOT / "tests/unit/settings_files.json").read_text())
        self.schema = result_schema.validator("settings.json")

    def test_table(self):
        self.assertGreater(len(self.rows), 200)
        for row in self.rows:
            with self.subTest(row["name"]):
                refused = not self.schema.is_valid(file_of(row))
                if row.get("schema") != "blind":
                    self.assertEqual(refused, "refused" in row)

    def test_few_are_beyond_the_schema(self):
        self.assertLess(sum(row.get("schema") == "blind" for row in self.rows), 5)

    def test_every_key_has_a_bad_and_a_good_file(self):
        """A key that the table forgets would be a key on which parser and schema may differ unseen."""

        def keys(schema, path=""):
            for key, value in schema.get("properties", {}).items():
                here = f"{path}.{key}".lstrip(".")
                yield from keys(value, here) if "properties" in value else (here,)

        refused = {row["refused"] for row in self.rows if "refused" in row}
        good = set()

        def walk(value, path):
            if isinstance(value, dict):
                for key, inner in value.items():
                    walk(inner, f"{path}.{key}".lstrip("."))
            elif value is not None:
                good.add(path)

        for row in self.rows:
            if "refused" not in row:
                walk(file_of(row), "")
        for key in keys(self.schema.schema):
            with self.subTest(key):
                self.assertIn(key, refused)
                self.assertIn(key, good)


STEP = {"id": "jitsi-packages", "title": "Install", "state": "done", "seconds": 1.5}
CHECK = {"id": "disk", "state": "ok", "waivable": False, "what": "There is room.", "why": "", "do": ""}
RUN = {"run": "20261123T051200Z-k3m9x2pa", "steps": [STEP], "changed": 1, "seconds": 2, "roundTrips": 5}
SETTINGS = {"format": 1, "domain": "meet.example.org"}

# command: (fields of a good result, fields that spoil it when they replace those)
RESULTS = {
    "plan": ({"steps": [{"id": "a", "title": "A", "why": "Because.", "state": "already"}], "pending": 0},
             [{"steps": [{"id": "a", "title": "A", "why": "", "state": "done"}]}, {"pending": -1}]),
    "deploy": (RUN | {"meetingUrl": "https://meet.example.org/"},
               [{"meetingUrl": "http://meet.example.org/"}, {"steps": [{**STEP, "state": "finished"}]}, {"changed": None}]),
    "follow": (RUN | {"meetingUrl": None}, [{"seconds": -1}, {"roundTrips": "5"}]),
    "cancel": ({"run": None, "steps": [STEP]}, [{"steps": None}, {"run": 5}]),
    "undo": (RUN | {"left": ["package logs"], "refused": []}, [{"left": "nothing"}, {"refused": [1]}]),
    "status": ({"checks": [CHECK], "meetingUrl": "https://meet.example.org/"},
               [{"checks": [{**CHECK, "state": "good"}]}, {"checks": [{**CHECK, "what": ""}]}]),
    "verify": ({"checks": [CHECK], "meetingUrl": "https://meet.example.org/"}, [{"checks": None}]),
    "hosts-list": ({"hosts": [{"name": "anna", "state": "active", "lastSeen": "2026-11-23T05:00:00Z", "id": None}]},
                   [{"hosts": [{"name": "anna", "state": "here", "lastSeen": None, "id": None}]},
                    {"hosts": [{"name": "anna", "state": "active", "lastSeen": "yesterday", "id": None}]}]),
    "hosts-invite": ({"links": [{"name": None, "link": "https://meet.example.org/hosts/#abc", "expires": None}]},
                     # the token belongs behind the fragment, where no log sees it
                     [{"links": [{"name": None, "link": "https://meet.example.org/hosts/?t=abc", "expires": None}]}]),
    "settings": ({"settings": SETTINGS}, [{"settings": {**SETTINGS, "domain": "localhost"}}, {"settings": None}]),
    "documents-export": ({"files": ["notice.pdf"], "drafts": []}, [{"files": [None]}, {"drafts": 1}]),
    "documents-check": ({"folder": "/p", "facts": [], "stale": [], "needed": [], "changedFiles": []},
                        [{"stale": [{"document": "notice"}]}, {"facts": [{"id": "a"}]}]),
    "documents-publish": ({"address": "https://m.example.org/privacy/", "documents": ["notice"], "drafts": [], "changed": 1},
                          [{"address": None}, {"changed": -1}]),
    "practice": ({"server": "root@203.0.113.10", "identity": "/k", "hostKey": "SHA256:x", "domain": "m.example.org",
                  "resolver": "203.0.113.1", "caFile": "/ca", "repository": "stand-in"},
                 [{"repository": "fake"}, {"identity": None}]),
    "profiles": ({"profiles": [{"name": "School", "user": "root", "host": "203.0.113.10", "port": 22, "identityFile": "",
                                "domain": "", "inKeychain": False}]},
                 [{"profiles": [{"name": "School"}]}, {"profiles": None}, {"keychainAnswered": 1}]),
    "report": ({"file": "report.json"}, [{"file": ""}]),
    "hosts-change": ({"done": ["anna"]}, [{"done": None}, {"left": 1}]),
    "hosts-import": ({"toInvite": 1, "renewed": [], "kept": 0, "there": [], "problems": []}, [{"toInvite": -1}, {"links": [{"name": "anna"}]}]),
    "keys-install": ({"identity": "/k", "fingerprint": "SHA256:x", "made": True, "added": True, "passwordsOff": False},
                     [{"fingerprint": "MD5:x"}, {"added": None}]),
    "rooms": ({"rooms": [{"name": "Physics", "owner": None, "created": None, "open": True}]},
              [{"rooms": [{"name": "Physics"}]}, {"password": 5}]),
}


class ResultSchemas(unittest.TestCase):
    def line(self, fields, exit_code=0):
        return {"v": 1, "event": "result", "ok": exit_code == 0, "exit": exit_code, **fields}

    def test_good_ones_pass_and_spoilt_ones_do_not(self):
        for command, (fields, spoils) in RESULTS.items():
            good = self.line(fields)
            with self.subTest(command):
                result_schema.check(command, good)
                result_schema.check(command, {**good, "somethingNew": {"of": "later"}})
                result_schema.check(command, self.line({}, 3))
                bad = [{**good, **spoil} for spoil in spoils]
                bad += [{**good, "v": 2}, {**good, "ok": False}, {**good, "exit": 4}, {**good, "event": "step"}]
                if command not in ("practice", "rooms"):  # stop, status of none and release have nothing to say
                    bad.append(self.line({}))
                for one in bad:
                    with self.assertRaises(AssertionError, msg=one):
                        result_schema.check(command, copy.deepcopy(one))

    def test_each_has_one(self):
        files = {path.stem.removeprefix("result-") for path in result_schema.FOLDER.glob("result-*.json")}
        self.assertEqual(files, set(RESULTS) | {"survey"})  # survey's is held against a real one, in server_survey_test

    def test_schemas_are_schemas(self):
        for path in result_schema.FOLDER.glob("*.json"):
            with self.subTest(path.name):
                result_schema.DIALECT.check_schema(json.loads(path.read_text()))


if __name__ == "__main__":
    unittest.main()
