#!/usr/bin/python3
"""Every text of the program is there in every language of the window, and every plural in English; none has lost what is filled in."""

import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ["de", "en", "es", "fr", "it"]
MARKS = re.compile(r"%L?(?:[1-9]|n)")
# Commands, options and what stands for an address: their words are no one's name.
NOT_PROSE = re.compile(r"“[^”]*”|--[a-z-]+|[A-Z@]*HOST\b")
# Quotation marks that are another language's, and in French a sign without the narrow space before it.
STRANGE = {
    "de": r"[”«»]",
    "es": r"[„“”]|«\s|\s»",
    "fr": r"[„“”']|[^\u202f;][»;?](?!;)|\S!|«[^\u202f]|[^\u00a0\"]:(?:\s|$)",
    "it": r"„|«\s|\s»",
}


def language_of(path):
    return path.stem.rpartition("_")[2]


def plain(text):
    letters = unicodedata.normalize("NFD", text.casefold().replace("&", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def stem(term):
    word = plain(term.split()[0])
    return word[:max(4, len(word) - 2)]


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
        self.assertEqual([path.name for path in self.files()], [f"meethouse_{language}.ts" for language in LANGUAGES])
        for path in self.others():
            self.assertGreater(len(list(messages(path))), 1000, path.name)

    def others(self):
        return [path for path in self.files() if language_of(path) != "en"]

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
        for path in self.others():
            for context, message in messages(path):
                source, text = message.findtext("source"), message.findtext("translation")
                if re.search(r"&\w", source) and not message.get("numerus"):
                    with self.subTest(path=path.name, context=context, source=source):
                        self.assertRegex(text, r"&\w")

    def test_hosts_and_guests_are_called_as_in_the_papers(self):
        terms = json.loads((ROOT / "resources/documents/glossary.json").read_text("utf-8"))["terms"]
        for path in self.others():
            for term in (term for term in terms if term["id"] in ("host", "guest")):
                for context, message in messages(path):
                    source = NOT_PROSE.sub("", message.findtext("source"))
                    if re.search(rf"\b{term['id']}s?\b", source, re.IGNORECASE):
                        with self.subTest(path=path.name, context=context, source=source):
                            self.assertIn(stem(term[language_of(path)]), plain("".join(message.find("translation").itertext())))

    def test_quotation_marks_are_those_of_the_language(self):
        for path in self.others():
            for context, message in messages(path):
                text = "".join(message.find("translation").itertext())
                with self.subTest(path=path.name, context=context, text=text):
                    self.assertNotRegex(text, STRANGE[language_of(path)])


if __name__ == "__main__":
    unittest.main()
