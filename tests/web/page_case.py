"""What the tests of the account page have in common: a server (their own, or MEETHOUSE_TEST_SERVER, see server.py), browsers, and the page's own words."""

import os
import secrets
import unittest
from urllib.parse import urlsplit

from browser import Browser
from local_server import LocalServer
from server import server

GOOD = "vier blaue Lampen"
PASSWORD = "a-long-throwaway-password"


class PageCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if os.environ.get("MEETHOUSE_TEST_SERVER"):
            cls.server = server()
        else:
            cls.server = LocalServer()
            cls.addClassCleanup(cls.server.close)
        cls.home = f"https://{cls.server.domain}/hosts/"

    def browser(self, **options):
        made = Browser(self.server, **options)
        self.addCleanup(made.close)
        return made

    def invite(self, **options):
        made = self.server.ask({"op": "invite", **options})[0]
        self.assertTrue(made["ok"], made)
        if "name" in options:
            self.addCleanup(lambda: self.server.ask({"op": "remove", "name": options["name"]}))
        return made

    def account(self):
        name = f"proof-{secrets.token_hex(4)}"
        self.assertTrue(self.server.ask({"op": "throwaway", "name": name, "password": PASSWORD})[0]["ok"])
        self.addCleanup(lambda: self.server.ask({"op": "remove", "name": name}))
        return name

    def sign_in(self, browser, name, password=PASSWORD):
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.fill("Name", name)
        browser.fill("Password", password)
        browser.press("Sign in")

    def signed_in(self, browser, name=None, password=PASSWORD):
        name = name or self.account()
        self.sign_in(browser, name, password)
        browser.title(f"Hello, {name}")
        return name

    def enters(self, browser, path):
        browser.wait(f"the meeting {path}", lambda: urlsplit(browser.driver.current_url).path.lower() == path)

    def says(self, browser, sentence):
        browser.wait(repr(sentence), lambda: sentence in browser.text())

    def clean(self, browser):
        """Nothing refused by the policy, no error, no request to elsewhere, no cookie."""
        self.assertEqual([line for line in browser.console() if "/hosts/" in line or "Content Security" in line], [])
        resources = browser.run("return performance.getEntriesByType('resource').map(e => e.name)")
        self.assertTrue(all(name.startswith((f"https://{self.server.domain}/", f"blob:https://{self.server.domain}/")) for name in resources), resources)
        self.assertEqual(browser.driver.get_cookies(), [])
