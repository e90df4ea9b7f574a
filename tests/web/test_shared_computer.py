#!/usr/bin/python3
"""Two people at one computer, one after the other, on a deployed server. `rememberHosts` in MEETHOUSE_TEST_SERVER says what that server was told."""

import secrets
import unittest

from meeting import Meeting
from page_case import PageCase


class SharedComputer(PageCase):
    def entered(self, browser):
        room = f"lesson-{secrets.token_hex(3)}"
        self.signed_in(browser)
        browser.fill("Name of the meeting", room)
        browser.press("Enter")
        self.enters(browser, f"/{room}")
        Meeting(browser, self.server, room, arrived=True).expect("joined")
        return room

    def test_next_one_in_the_same_browser(self):
        browser = self.browser()
        room = self.entered(browser)
        # The tab is closed, nobody signs out.
        browser.open("about:blank")
        self.server.wait_until_closed(room)
        for other in (f"other-{secrets.token_hex(3)}", room):
            meeting = Meeting(browser, self.server, other)
            if self.server.remember_hosts == "day":
                meeting.expect("joined")
                browser.wait("moderator", lambda: meeting.role() == "moderator")
                browser.open("about:blank")
            else:
                meeting.expect("waiting")
                self.assertNotIn("joined", meeting.shown())

    def test_who_signs_out_on_the_page_is_nobody_at_once(self):
        browser = self.browser()
        room = self.entered(browser)
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.press("Make it forget")
        self.says(browser, "This browser has forgotten the host")
        self.server.wait_until_closed(room)
        meeting = Meeting(browser, self.server, room)
        meeting.expect("waiting")


if __name__ == "__main__":
    unittest.main()
