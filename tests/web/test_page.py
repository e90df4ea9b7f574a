#!/usr/bin/python3
"""The account page on its own: every state, both languages, light and dark, desktop and phone; no booted server needed.

MEETHOUSE_SHOTS names a folder for screenshots."""

import os
import pathlib
import secrets
import unittest

from browser import Browser
from local_server import LocalServer
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

GOOD = "vier blaue Lampen"
LOOKS = {"light": {}, "dark": {"dark": True}, "phone": {"size": (360, 740), "language": "it"}}


class PageCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
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
        return made

    def account(self):
        name = f"proof-{secrets.token_hex(4)}"
        self.assertTrue(self.server.ask({"op": "throwaway", "name": name, "password": "a-long-throwaway-password"})[0]["ok"])
        return name

    def sign_in(self, browser, name, password="a-long-throwaway-password"):
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.fill("Name", name)
        browser.fill("Password", password)
        browser.press("Sign in")

    def clean(self, browser):
        """Nothing refused by the policy, no error, no request to elsewhere, no cookie."""
        self.assertEqual(browser.console(), [])
        resources = browser.run("return performance.getEntriesByType('resource').map(e => e.name)")
        self.assertTrue(all(name.startswith(f"https://{self.server.domain}/") for name in resources), resources)
        self.assertEqual(browser.driver.get_cookies(), [])


class Links(PageCase):
    def test_accept_with_a_name_of_ones_own(self):
        link = self.invite()
        browser = self.browser()
        browser.open(self.server.link(link["token"]))
        browser.title("Choose your password")
        self.assertEqual(browser.driver.current_url, self.home)
        entries = browser.driver.execute_cdp_cmd("Page.getNavigationHistory", {})["entries"]
        self.assertFalse([entry for entry in entries if link["token"] in entry["url"]])
        for name, password, repeat, sentence in (
                ("", GOOD, GOOD, "Please type a name."), ("Frau Müller", GOOD, GOOD, "A name may hold"), ("focus", GOOD, GOOD, "The server itself"),
                ("berta", "", "", "Please type a password."), ("berta", "kurz", "kurz", "too short: at least 10"),
                ("berta", "berta-2026-x", "berta-2026-x", "contains your name"), ("berta", "aaaaaaaaaaaa", "aaaaaaaaaaaa", "repeats a few"),
                ("berta", GOOD, GOOD + "!", "not the same"), ("berta", "P4ssw0rd2026!", "P4ssw0rd2026!", "tried first")):
            browser.fill("Your name for signing in", name)
            browser.fill("Password", password)
            browser.fill("The same password again", repeat)
            browser.press("Make my account")
            browser.wait(sentence, lambda: sentence in browser.text())
            wrong = browser.driver.switch_to.active_element
            self.assertEqual(wrong.get_attribute("aria-invalid"), "true", f"{sentence}: the field is not where one stands")
        browser.fill("Password", GOOD)
        browser.fill("The same password again", GOOD)
        browser.press("Make my account")
        browser.title("Your account is ready")
        self.clean(browser)
        self.assertEqual(browser.run("return Object.keys(localStorage).concat(Object.keys(sessionStorage))"), [])

    def test_taken_name(self):
        taken = self.invite()
        browser = self.browser()
        for token, name, title in ((taken["token"], "frieda", "Your account is ready"), (self.invite()["token"], "frieda", None)):
            browser.open(self.server.link(token))
            browser.title("Choose your password")
            browser.fill("Your name for signing in", name)
            browser.fill("Password", GOOD)
            browser.fill("The same password again", GOOD)
            browser.press("Make my account")
            if title:
                browser.title(title)
        browser.wait("the sentence", lambda: "This name is taken" in browser.text())

    def test_dead_links(self):
        withdrawn = self.invite()
        self.server.ask({"op": "withdraw", "id": withdrawn["id"]})
        browser = self.browser()
        for token in (withdrawn["token"], "x" * 24, "short", "%3Cscript%3Ealert(1)%3C/script%3E", "a" * 10000):
            browser.open("about:blank")
            browser.open(self.server.link(token))
            browser.title("This link no longer works")
            self.assertEqual(browser.driver.current_url, self.home)
        self.clean(browser)

    def test_used_while_open(self):
        link = self.invite()
        first, second = self.browser(), self.browser()
        for browser, name, title in ((first, "emma", None), (second, "emil", "Your account is ready")):
            browser.open(self.server.link(link["token"]))
            browser.title("Choose your password")
            browser.fill("Your name for signing in", name)
            browser.fill("Password", GOOD)
            browser.fill("The same password again", GOOD)
            if title:
                browser.press("Make my account")
                browser.title(title)
        first.press("Make my account")
        first.title("This link no longer works")

    def test_reset(self):
        name = f"rosa{secrets.token_hex(3)}"
        browser = self.browser()
        self.accept(browser, name)
        link = self.server.ask({"op": "reset", "name": name})[0]
        browser.open(self.server.link(link["token"]))
        browser.title("Choose a new password")
        browser.fill("New password", "sieben gruene Tassen")
        browser.fill("The same password again", "sieben gruene Tassen")
        browser.press("Set the new password")
        browser.title("Your new password is set")

    def accept(self, browser, name):
        browser.open(self.server.link(self.invite(name=name)["token"]))
        browser.title("Choose your password")
        browser.fill("Password", GOOD)
        browser.fill("The same password again", GOOD)
        browser.press("Make my account")
        browser.title("Your account is ready")

    def test_with_the_keyboard_alone(self):
        browser = self.browser()
        browser.open(self.server.link(self.invite()["token"]))
        browser.title("Choose your password")
        keys = browser.driver.switch_to.active_element
        for text in (Keys.TAB, "karla", Keys.TAB, GOOD, Keys.TAB, GOOD, Keys.ENTER):
            keys = browser.driver.switch_to.active_element
            keys.send_keys(text)
        browser.title("Your account is ready")
        self.assertEqual(browser.driver.switch_to.active_element.text, "Your account is ready", "a screen reader would not hear the new view")


class Account(PageCase):
    def test_enter_as_host_and_sign_out(self):
        browser = self.browser()
        self.sign_in(browser, self.account(), "not the password")
        browser.wait("the refusal", lambda: "Name or password is not right" in browser.text())
        name = self.account()
        self.sign_in(browser, f"{name.upper()}@{self.server.domain}")
        browser.title(f"Hello, {name}")
        browser.fill("Name of the meeting", "../../evil?x=1#y")
        browser.press("Enter")
        browser.wait("the sentence", lambda: "Letters, digits, blanks" in browser.text())
        browser.fill("Name of the meeting", "Erste Stunde Ü")
        browser.press("Enter")
        browser.wait("the meeting", lambda: "the meeting" in browser.text())
        self.assertTrue(browser.driver.current_url.endswith("/erste-stunde-%C3%BC"), browser.driver.current_url)
        kept = browser.run("return [localStorage.sessionId, localStorage.jitsiMeetId]")
        self.assertRegex(kept[1], "^[0-9a-f]{32}$")
        guest = self.server.prosody.guest()
        answer = guest.conference(f"x@conference.{self.server.domain}", self.server.domain, kept[0])
        self.assertEqual(answer[0].get("identity"), f"{name}@{self.server.domain}")
        self.sign_in(browser, name)
        browser.title(f"Hello, {name}")
        browser.press("Sign out")
        browser.title("You are signed out")
        self.assertIsNone(browser.run("return localStorage.getItem('sessionId')"))
        self.assertEqual(guest.conference(f"y@conference.{self.server.domain}", self.server.domain, kept[0]).get("type"), "error")

    def test_change_password(self):
        name = self.account()
        browser = self.browser()
        self.sign_in(browser, name)
        browser.title(f"Hello, {name}")

        def change(old, new):
            browser.fill("Your password now", old)
            browser.fill("New password", new)
            browser.fill("The same password again", new)
            browser.press("Change it")

        change("wrong", GOOD)
        browser.wait("the sentence", lambda: "not your present password" in browser.text())
        change("a-long-throwaway-password", "P4ssw0rd2026!")
        browser.wait("the sentence", lambda: "tried first" in browser.text())
        change("a-long-throwaway-password", GOOD)
        browser.wait("the sentence", lambda: "has been changed" in browser.text())
        self.sign_in(browser, name, GOOD)
        browser.title(f"Hello, {name}")

    def test_hostile_names_stay_text(self):
        browser = self.browser()
        for name in ("<img src=x onerror=alert(1)>", "\u202eevil", "а" * 3, "x" * 200, "'\"]]>&amp;"):
            self.sign_in(browser, name)
            browser.wait("the refusal", lambda: "Name or password is not right" in browser.text())
        self.clean(browser)

    def test_server_away(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        self.server.prosody.stop()
        try:
            browser.fill("Name", "anna")
            browser.fill("Password", GOOD)
            browser.press("Sign in")
            browser.wait("the sentence", lambda: "cannot be reached" in browser.text())
        finally:
            self.server.prosody.start()


class Looks(PageCase):
    def test_every_view_in_every_look(self):
        shots = os.environ.get("MEETHOUSE_SHOTS")
        for look, options in LOOKS.items():
            browser = self.browser(**options)
            views = {"signin": self.home, "accept": self.server.link(self.invite()["token"]), "dead": self.server.link("x" * 24)}
            for view, address in views.items():
                browser.open("about:blank")
                browser.open(address)
                browser.wait("a form", lambda: browser.driver.find_elements(By.TAG_NAME, "form"))
                with self.subTest(look=look, view=view):
                    width, inner = browser.run("return [document.documentElement.scrollWidth, innerWidth]")
                    self.assertLessEqual(width, inner, "the page is wider than the screen")
                    dark = browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 22)"
                    self.assertEqual(dark, options.get("dark", False))
                    self.assertEqual(browser.run("return document.documentElement.lang"), options.get("language", "en"))
                if shots:
                    browser.screenshot(pathlib.Path(shots) / f"{view}-{look}.png")

    def test_size_and_headers(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        sizes = browser.run("return performance.getEntries().map(e => e.encodedBodySize || 0).reduce((a, b) => a + b)")
        print(f"\nthe page: {sizes} bytes", flush=True)
        self.assertLess(sizes, 150_000)
        import http.client
        import ssl
        for path in ("/hosts/", "/hosts/page.js"):
            connection = http.client.HTTPSConnection("127.0.0.1", self.server.port, context=ssl._create_unverified_context())
            connection.request("GET", path, headers={"Host": self.server.domain})
            headers = connection.getresponse().headers
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"], path)
            self.assertNotIn("unsafe", headers["Content-Security-Policy"], path)
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIsNone(headers["Set-Cookie"])


if __name__ == "__main__":
    unittest.main()
