#!/usr/bin/python3
"""A link of `hosts invite` opened in Chromium on a deployed server: password chosen, account works in the meeting, link dead, token in no log."""

import secrets
import unittest

from browser import Browser
from meeting import Meeting
from selenium.webdriver.common.by import By
from server import server

GOOD = "vier blaue Lampen"


class Invitation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = server()

    def browser(self, **options):
        made = Browser(self.server, **options)
        self.addCleanup(made.close)
        return made

    def invite(self, **options):
        made = self.server.ask({"op": "invite", **options})[0]
        self.assertTrue(made["ok"], made)
        return made

    def test_story(self):
        name = f"anna-{secrets.token_hex(3)}"
        token = self.invite(name=name)["token"]
        self.addCleanup(lambda: self.server.ask({"op": "remove", "name": name}))
        browser = self.browser()
        browser.open(self.server.link(token))
        browser.title("Choose your password")
        self.assertEqual(browser.driver.current_url, f"https://{self.server.domain}/hosts/", "the token is still in the address bar")
        self.assertEqual(browser.labelled("Your name for signing in").get_attribute("value"), name)

        browser.fill("Password", "password123")
        browser.fill("The same password again", "password123")
        browser.press("Make my account")
        browser.wait("the refusal in words", lambda: "tried first" in browser.text())
        browser.fill("Password", GOOD)
        browser.fill("The same password again", GOOD)
        browser.press("Make my account")
        browser.title("Your account is ready")

        room = f"first-{secrets.token_hex(3)}"
        browser.fill("Name of the meeting", room)
        browser.press("Enter")
        browser.wait("the meeting", lambda: browser.driver.current_url == f"https://{self.server.domain}/{room}")
        meeting = Meeting(browser, self.server, room, arrived=True)
        meeting.expect("joined")
        browser.wait("moderator", lambda: meeting.role() == "moderator")
        self.assertTrue(meeting.known_password())
        self.assertNotIn("password", meeting.shown())

        # From another browser, in the meeting's own dialog.
        other = Meeting(self.browser(), self.server, f"other-{secrets.token_hex(3)}")
        other.expect("waiting")
        other.sign_in(name, GOOD)
        other.expect("joined")
        other.browser.wait("moderator", lambda: other.role() == "moderator")

        late = self.browser(language="it")
        late.open(self.server.link(token))
        late.title("Questo link non vale più")

        for where in ("/var/log", "/var/lib/prosody"):
            found = self.server.run(f"grep -rlF -e {token} {where} || true")
            self.assertEqual(found, "", f"the token is in {found}")
        self.assertEqual(self.server.run(f"journalctl --no-pager | grep -cF -e {token} || true").strip(), "0")
        self.assertIn("/hosts/", self.server.run("cat /var/log/nginx/access.log"), "the page was fetched, but the log we searched does not show it")

    def test_second_host_comes_into_an_open_meeting(self):
        """The web client offers no sign-in where a meeting is going on; the page is the way in."""
        names = [f"proof-{secrets.token_hex(4)}" for _ in range(2)]
        for name in names:
            self.assertTrue(self.server.ask({"op": "throwaway", "name": name, "password": "a-long-throwaway-password"})[0]["ok"])
            self.addCleanup(lambda name=name: self.server.ask({"op": "remove", "name": name}))
        room = f"shared-{secrets.token_hex(3)}"
        for name in names:
            browser = self.browser()
            browser.open(f"https://{self.server.domain}/hosts/")
            browser.title("Sign in as a host")
            browser.fill("Name", name)
            browser.fill("Password", "a-long-throwaway-password")
            browser.press("Sign in")
            browser.title(f"Hello, {name}")
            browser.fill("Name of the meeting", room)
            browser.press("Enter")
            browser.wait("the meeting", lambda: browser.driver.find_elements(By.ID, "state"))
            meeting = Meeting(browser, self.server, room, arrived=True)
            meeting.expect("joined")
            browser.wait("moderator", lambda: meeting.role() == "moderator")
            self.assertNotIn("password", meeting.shown())
        self.assertEqual(len(browser.driver.find_elements(By.CSS_SELECTOR, "#participants li[data-role=moderator]")), 2)


if __name__ == "__main__":
    unittest.main()
