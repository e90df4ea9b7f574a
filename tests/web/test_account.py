#!/usr/bin/python3
"""Hosts' rooms and accounts on a deployed server, in Chromium, down to the meetings."""

import re
import secrets
import time
import unittest

import xmpp
from meeting import Meeting
from page_case import GOOD, PASSWORD, PageCase
from selenium.webdriver.common.by import By

FRESH = re.compile(r"^([a-z]{4}-){3}[2-9]{2}$")


class Life(PageCase):
    def host(self, browser, room, name=None):
        """Signs in on the page, and enters."""
        name = self.signed_in(browser, name)
        browser.fill("Name of the meeting", room)
        browser.press("Enter")
        self.enters(browser, f"/{room}")
        return name, self.moderating(browser, room)

    def moderating(self, browser, room):
        meeting = Meeting(browser, self.server, room, arrived=True)
        meeting.expect("joined")
        browser.wait("moderator", lambda: meeting.role() == "moderator")
        return meeting

    def refused(self, room, password):
        guest = self.server.guest()
        self.addCleanup(guest.close)
        address = f"{room}@conference.{self.server.domain}"
        guest.conference(address, self.server.domain)
        guest.join(address, "visitor", password)
        return guest.joined(address, "visitor")

    def test_reserved_room_from_the_page_to_the_meeting(self):
        room = f"choir-{secrets.token_hex(3)}"
        browser = self.browser()
        name = self.signed_in(browser)
        browser.driver.find_element(By.XPATH, "//summary[.='Reserve a room']").click()
        browser.wait("a proposal", lambda: browser.labelled("Password for guests").get_attribute("value"))
        browser.fill("Name of the room", room)
        browser.press("Reserve")
        browser.title(room)
        password = re.search(r"Password: (\S+)", browser.labelled("Invitation").get_attribute("value")).group(1)

        guest = Meeting(self.browser(), self.server, room)
        guest.expect("waiting")
        browser.press("Enter as host")
        self.enters(browser, f"/{room}")
        host = self.moderating(browser, room)
        browser.wait("the password", lambda: host.known_password() == password)
        guest.expect("password")
        guest.enter_password(password)
        guest.expect("joined")

        # A new password while the meeting goes on: whoever is in stays, and the host is told.
        page = self.browser()
        self.signed_in(page, name)
        self.says(page, "A meeting is going on")
        page.press(room)
        page.title(room)
        page.driver.find_elements(By.TAG_NAME, "summary")[0].click()
        page.wait("a proposal", lambda: page.driver.find_elements(By.TAG_NAME, "form"))
        page.press("Change it")
        self.says(page, "The password is changed")
        changed = re.search(r"Password: (\S+)", page.labelled("Invitation").get_attribute("value")).group(1)
        self.assertNotEqual(changed, password)
        self.assertEqual(self.refused(room, password), "not-authorized")
        self.assertIsNone(self.refused(room, changed))
        browser.wait("the host is told", lambda: any(changed in line for line in host.chat()))
        self.assertEqual(guest.state(), "joined")

        # Another host is not let in front of the owner, and gets the room's name only once it is free.
        page.driver.find_elements(By.TAG_NAME, "summary")[1].click()
        page.press("Release the room")
        self.says(page, f"The room {room} is free again")
        self.assertEqual(self.refused(room, "anything"), "not-authorized", "a released room stands open")

    def test_another_hosts_room(self):
        room = f"band-{secrets.token_hex(3)}"
        owner = self.server.client(self.server.domain)
        self.assertTrue(owner.plain(self.account(), PASSWORD))
        answer = owner.iq("set", self.server.domain, f"<reserve xmlns='urn:meethouse:hosts:0' name='{room}'/>")
        self.assertEqual(answer.get("type"), "result")
        browser = self.browser()
        self.signed_in(browser)
        browser.fill("Name of the meeting", room)
        browser.press("Enter")
        self.says(browser, "This room is reserved by another host")

    def test_slow_line(self):
        """Between the page and the meeting the whole web client is loaded; until then nobody is in it."""
        room = f"far-{secrets.token_hex(3)}"
        account = self.server.client(self.server.domain)
        self.assertTrue(account.plain(self.account(), PASSWORD))
        address = f"{room}@conference.{self.server.domain}"
        session = account.conference(address, self.server.domain)[0].get("session-id")
        time.sleep(30)
        host = self.server.guest()
        self.addCleanup(host.close)
        answer = host.conference(address, self.server.domain, session)
        self.assertTrue(answer[0].get("identity"), "the sign-in was forgotten on the way")
        host.join(address, "late")
        self.assertIsNone(host.joined(address, "late"))

    def test_disabled_in_mid_meeting(self):
        browser = self.browser()
        name = f"eva-{secrets.token_hex(3)}"
        browser.open(self.server.link(self.invite(name=name)["token"]))
        browser.title("Choose your password")
        browser.fill("Password", GOOD)
        browser.fill("The same password again", GOOD)
        browser.press("Make my account")
        browser.title("Your account is ready")
        room = f"talk-{secrets.token_hex(3)}"
        browser.fill("Name of the meeting", room)
        browser.press("Enter")
        self.enters(browser, f"/{room}")
        meeting = self.moderating(browser, room)
        session, machine = browser.run("return [localStorage.sessionId, localStorage.jitsiMeetId]")

        self.assertTrue(self.server.ask({"op": "disable", "name": name})[0]["ok"])
        browser.wait("out of the meeting", lambda: meeting.state() != "joined")
        answer = self.server.guest().conference(f"other-{room}@conference.{self.server.domain}", self.server.domain, session, machine)
        self.assertEqual(answer.get("type"), "error", "what jicofo remembers still opens rooms")
        self.sign_in(browser, name, GOOD)
        self.says(browser, "Name or password is not right")
        self.assertTrue(self.server.ask({"op": "enable", "name": name})[0]["ok"])
        browser.press("Sign in")
        browser.title(f"Hello, {name}")

    def test_meeting_ends_after_the_last_host(self):
        """On a server that speaks English and ends meetings a minute after the last host."""
        room = f"end-{secrets.token_hex(3)}"
        browser = self.browser()
        _, host = self.host(browser, room)
        browser.wait("the password", lambda: FRESH.match(host.known_password()))
        guest = Meeting(self.browser(language="it"), self.server, room)
        guest.expect("password")
        guest.enter_password(host.known_password())
        guest.expect("joined")
        browser.open(self.home)
        guest.browser.wait("notice", lambda: any("La riunione termina tra" in line for line in guest.chat()), 30)
        guest.browser.wait("the end", lambda: guest.state() != "joined", 90)
        self.assertEqual(xmpp.condition(self.server.guest().conference(f"{room}@conference.{self.server.domain}", self.server.domain)), "not-authorized")


if __name__ == "__main__":
    unittest.main()
