#!/usr/bin/python3
"""What eight providers get, in all languages, as others see it: LibreOffice, veraPDF, axe in Chromium, and our own rules.

test_papers.py PROBE [unittest's arguments]; PROBE is the program papers_probe. MEETHOUSE_PROVIDERS names some of the providers, MEETHOUSE_PAPERS a
folder in which all that was written stays."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "web"))

import axe  # noqa: E402
from browser import FLAGS  # noqa: E402

LANGUAGES = ["en", "de", "es", "fr", "it"]
PROVIDERS = [one for one in sorted((HERE / "providers").glob("*.json"))
             if one.stem in os.environ.get("MEETHOUSE_PROVIDERS", one.stem).split(",")]
PROBE = pathlib.Path()


class Page:
    """A browser that only opens files; what axe.findings() asks of one."""

    def __init__(self, folder):
        options = Options()
        for flag in [*FLAGS, f"--user-data-dir={folder}", "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1200,900"]:
            options.add_argument(flag)
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_script_timeout(60)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)


def probe(*arguments):
    return subprocess.run([PROBE, *arguments], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


class Papers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(os.environ.get("MEETHOUSE_PAPERS") or tempfile.mkdtemp(prefix="meethouse-papers-"))
        if "MEETHOUSE_PAPERS" not in os.environ:
            cls.addClassCleanup(shutil.rmtree, cls.work)
        cls.said = {one.stem: probe(one, cls.work / one.stem, *LANGUAGES) for one in PROVIDERS}

    def files(self, kind):
        """Every file of a kind; as many of them in each language, and what the index lists."""
        files = sorted(self.work.glob(f"*/*/*.{kind}"))
        listed = [entry["file"] for index in self.work.glob("*/*/index.json") for entry in json.loads(index.read_text())["files"]]
        self.assertEqual(sorted(one.name for one in files), sorted(name for name in listed if name.endswith(kind)))
        counts = {language: sum(one.stem.endswith(f"-{language}") for one in files) for language in LANGUAGES}
        self.assertEqual(len(set(counts.values())), 1, counts)
        self.assertGreaterEqual(counts["en"], 18 * len(PROVIDERS))
        return files

    def test_no_rule_is_broken_and_nothing_is_missing(self):
        for name, said in self.said.items():
            with self.subTest(provider=name):
                self.assertEqual((said.returncode, said.stdout.splitlines()[1:], said.stderr), (0, [], ""))

    def test_templates_are_checked_for_translators(self):
        templates = TOP / "resources/documents"
        said = probe("--templates", templates)
        self.assertEqual((said.returncode, said.stdout, said.stderr), (0, "", ""))
        with tempfile.TemporaryDirectory() as holder:
            copy = pathlib.Path(holder, "documents")
            shutil.copytree(templates, copy)
            for paper, old, new in (("de/notice.md", "{{#meetings.hostSignIn}}", "{{#meetings.hostSignin}}"), ("fr/breach.md", "{{breach.contact}}", "…")):
                text = (copy / paper).read_text()
                self.assertIn(old, text)
                (copy / paper).write_text(text.replace(old, new, 1))
            said = probe("--templates", copy)
        self.assertEqual(said.returncode, 4)
        self.assertRegex(said.stdout, r"de/notice\.md: line \d+: facts\.json does not know meetings\.hostSignin\n")
        self.assertIn("fr/breach.md: English has besides {{breach.contact}}\n", said.stdout)

    def test_languages_say_the_same(self):
        for one in PROVIDERS:
            with self.subTest(provider=one.stem):
                said = probe(one, "--compare", *LANGUAGES)
                self.assertEqual((said.returncode, said.stdout, said.stderr), (0, "", ""))

    def test_pdf_is_accessible(self):
        """PDF/UA-1, as far as a machine can tell; one Java for all of them."""
        jar = subprocess.run([HERE / "verapdf.sh", TOP / "build/verapdf"], check=True, capture_output=True, text=True).stdout.strip()
        files = self.files("pdf")
        said = subprocess.run(["java", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", "ua1", "--format", "text", "-v", *files],
                              capture_output=True, text=True)
        lines = said.stdout.splitlines()
        self.assertEqual([line for line in lines if not line.startswith("PASS ")], [], said.stderr)
        self.assertEqual(len(lines), len(files))

    def test_odt_opens_in_libreoffice(self):
        """LibreOffice turns all into PDF; each page says which paper it is, and as many headings are there as were written."""
        files = self.files("odt")
        plain = self.work / "odt"  # names that several providers have in common
        plain.mkdir()
        for number, one in enumerate(files):
            shutil.copy(one, plain / f"{number}.odt")
        # It takes 247 files at once, and passes over the others without a word.
        for first in range(0, len(files), 200):
            subprocess.run(["soffice", f"-env:UserInstallation={(self.work / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", plain,
                            *(plain / f"{number}.odt" for number in range(first, min(first + 200, len(files))))], check=True, capture_output=True)
        for number, one in enumerate(files):
            with self.subTest(paper=str(one.relative_to(self.work))):
                pages = subprocess.run(["pdftotext", "-layout", plain / f"{number}.pdf", "-"], check=True, capture_output=True, text=True).stdout
                pages = [" ".join(page.split()) for page in pages.split("\f")[:-1]]
                with zipfile.ZipFile(one) as archive:
                    styles, content = (archive.read(name).decode() for name in ("styles.xml", "content.xml"))
                named = re.search(r"[a-z-]+-[a-z]{2}-[0-9a-f]{8}", styles).group()
                headings = re.findall(r"<text:h [^>]*>([^<]*)</text:h>", content)
                self.assertTrue(all(named in page for page in pages), f"a page without {named}")
                self.assertGreaterEqual(len(headings), 2)
                self.assertEqual([heading for heading in headings if " ".join(heading.split()) not in " ".join(pages)], [])

    def test_html_is_accessible(self):
        page = Page(self.work / "browser")
        self.addCleanup(page.driver.quit)
        for one in self.files("html"):
            with self.subTest(paper=str(one.relative_to(self.work))):
                page.driver.get(one.as_uri())
                self.assertEqual(axe.findings(page), [])


if __name__ == "__main__":
    PROBE = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
