#!/usr/bin/python3
"""Every text of the program is there in Italian, and every plural in English; none has lost what is filled in."""

import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKS = re.compile(r"%L?(?:[1-9]|n)")


def messages(path):
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


class Translations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # As the sources are now: a copy of the files, brought up to date.
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        for path in (ROOT / "translations").glob("*.ts"):
            (cls.folder / path.name).write_bytes(path.read_bytes())
        subprocess.run([ROOT / "translations" / "update", cls.folder], check=True, capture_output=True)

    def files(self):
        return sorted(self.folder.glob("*.ts"))

    def test_there_are_texts(self):
        self.assertEqual([path.name for path in self.files()], ["meethouse_en.ts", "meethouse_it.ts"])
        self.assertGreater(len(list(messages(self.files()[1]))), 1000)

    def test_every_text_is_finished(self):
        for path in self.files():
            unfinished = [f"{context}: {message.findtext('source')}" for context, message in messages(path)
                          if message.find("translation").get("type") == "unfinished"]
            self.assertEqual(unfinished, [], path.name)

    def test_nothing_that_is_filled_in_is_lost(self):
        for path in self.files():
            for context, message in messages(path):
                source = message.findtext("source")
                translation = message.find("translation")
                forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
                for form in forms:
                    with self.subTest(context=context, source=source):
                        wanted = set(MARKS.findall(source))
                        # One of a kind may be said in words.
                        missing = wanted - set(MARKS.findall(form)) - ({"%n"} if len(forms) > 1 else set())
                        self.assertEqual(missing, set())
                        self.assertEqual(set(MARKS.findall(form)) - wanted, set())

    def test_accelerators_stay(self):
        for context, message in messages(self.files()[1]):
            source, text = message.findtext("source"), message.findtext("translation")
            if re.search(r"&\w", source) and not message.get("numerus"):
                with self.subTest(context=context, source=source):
                    self.assertRegex(text, r"&\w")


if __name__ == "__main__":
    unittest.main()
