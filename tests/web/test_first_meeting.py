#!/usr/bin/python3
"""A first meeting on a deployed server, with Chromium and the real client library: who waits, who is asked, who comes in."""

import re
import secrets
import threading
import time
import unittest

import xmpp
from browser import Browser
from meeting import Meeting
from server import STOCK_WEBSOCKETS, server
from xmpp import CLIENT, FOCUS, condition

PASSWORD = re.compile(r"^([a-z]{4}-){3}[2-9]{2}$")


class Intruder(threading.Thread):
    """A guest without the password who tries all the time, also in the moment the room comes to be."""

    def __init__(self, at, room):
        super().__init__(daemon=True)
        self.server, self.room = at, f"{room}@conference.{at.domain}"
        self.done = threading.Event()
        self.tries, self.inside, self.seen, self.refused_open = 0, [], [], 0

    def run(self):
        guest = self.server.guest()
        while not self.done.is_set():
            for password in (None, "", "guess", "password"):
                nick = secrets.token_hex(4)
                try:
                    if condition(guest.conference(self.room, self.server.domain)) is None:
                        self.refused_open += 1
                    guest.join(self.room, nick, password)
                    error = guest.joined(self.room, nick, 5)
                except TimeoutError:
                    error = "no answer"
                except xmpp.Closed:
                    guest = self.server.guest()
                    continue
                self.tries += 1
                if error is None:
                    self.inside.append(password)
                # Presence of others is what somebody sees who is in.
                self.seen += [e.get("from") for e in guest.inbox if e.tag == CLIENT + "presence" and e.get("type") != "error"]
                guest.inbox.clear()
        guest.close()


class FirstMeeting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = server()
        cls.name, cls.password = f"proof-{secrets.token_hex(4)}", secrets.token_urlsafe(18)
        assert cls.server.ask({"op": "throwaway", "name": cls.name, "password": cls.password})[0]["ok"]
        cls.addClassCleanup(lambda: cls.server.ask({"op": "remove", "name": cls.name}))

    def browser(self, **options):
        made = Browser(self.server, **options)
        self.addCleanup(made.close)
        return made

    def guest_refused(self, room, password=None):
        guest = self.server.guest()
        address = f"{room}@conference.{self.server.domain}"
        guest.conference(address, self.server.domain)
        guest.join(address, "another", password)
        error = guest.joined(address, "another")
        guest.close()
        return error

    def test_story(self):
        room = f"lesson-{secrets.token_hex(3)}"
        guest = Meeting(self.browser(), self.server, room)
        guest.expect("waiting")

        host = Meeting(self.browser(), self.server, room)
        host.expect("waiting")
        host.sign_in(self.name, "not the password")
        host.says("login-error", "Wrong user or password")

        intruder = Intruder(self.server, room)
        intruder.start()
        time.sleep(1)

        start = time.monotonic()
        host.sign_in(self.name, self.password)
        host.expect("joined")
        print(f"\nfrom the button to the meeting: {time.monotonic() - start:.1f} s", flush=True)
        host.browser.wait("moderator", lambda: host.role() == "moderator")
        host.browser.wait("the password", lambda: PASSWORD.match(host.known_password()))
        password = host.known_password()
        self.assertNotIn("password", host.shown(), "the host was asked for the room's password")
        self.assertEqual(host.element("lock-state").get_attribute("data-locked"), "LOCKED_LOCALLY")
        host.browser.wait("the notice", lambda: any(password in line for line in host.chat()))

        guest.expect("password")
        guest.enter_password("wrong-word-here-22")
        guest.says("password-error", "Wrong password")
        guest.enter_password(password)
        guest.expect("joined")
        self.assertEqual(guest.role(), "participant")
        self.assertFalse([line for line in guest.chat() if password in line], "a guest was told the password")

        host.element("lock-remove").click()
        host.says("lock-error", "Lock failed")
        self.assertEqual(self.guest_refused(room), "not-authorized")

        time.sleep(2)
        intruder.done.set()
        intruder.join(30)
        print(f"intruder: {intruder.tries} tries, {intruder.refused_open} of them after the room was open", flush=True)
        self.assertGreater(intruder.refused_open, 0, "the intruder never met the open room, this proved nothing")
        self.assertEqual(intruder.inside, [])
        self.assertEqual([one for one in intruder.seen if one], [])

        host.browser.open(f"https://{self.server.domain}/{room}")
        again = Meeting(host.browser, self.server, room)
        again.expect("joined")
        again.browser.wait("moderator after a reload", lambda: again.role() == "moderator")
        self.assertNotIn("password", again.shown())

    def test_guest_cannot_register_as_a_bridge(self):
        brewery, nick = f"jvbbrewery@internal.auth.{self.server.domain}", f"false-{secrets.token_hex(4)}"
        guest = self.server.guest()
        guest.send(f"<presence xmlns='jabber:client' to='{brewery}/{nick}'><x xmlns='http://jabber.org/protocol/muc'/>"
                   "<stats xmlns='http://jitsi.org/protocol/colibri'><stat name='stress_level' value='0.0'/>"
                   "<stat name='healthy' value='true'/><stat name='operational' value='1'/></stats></presence>")
        try:
            self.assertIsNotNone(guest.joined(brewery, nick, 5), "a guest is in the bridges' room")
        except TimeoutError:
            pass
        self.assertNotIn(nick, self.server.run("curl -fsS http://127.0.0.1:8888/debug"))

    def host_session(self, room, nick):
        host = self.server.host(f"{room}@conference.{self.server.domain}", nick, self.name, self.password)
        self.addCleanup(host.close)
        return host

    def test_second_host_passes_the_lobby(self):
        room = f"lobby-{secrets.token_hex(3)}"
        address = f"{room}@conference.{self.server.domain}"
        host = self.host_session(room, "first")
        message = host.wait(lambda e: e.find("{http://jitsi.org/jitmeet}json-message") is not None and "meethouse_room_password" in "".join(e.itertext()))
        password = re.search(r'"password":"([^"]+)"', "".join(message.itertext())).group(1)
        # jicofo makes the host an owner only after the join.
        end = time.monotonic() + 10
        answer = None
        while time.monotonic() < end and (answer is None or condition(answer) == "forbidden"):
            answer = host.iq("set", address, "<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'>"
                             "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>"
                             "<field var='muc#roomconfig_membersonly'><value>1</value></field></x></query>")
            time.sleep(0.3)
        self.assertIsNone(condition(answer))
        self.assertIn(self.guest_refused(room), ("registration-required", "not-acceptable"), "the lobby is not there")
        self.host_session(room, "second")
        self.assertIsNone(self.guest_refused(room, password), "who knows the password need not knock")

    def test_guest_gets_no_session(self):
        guest = self.server.guest()
        answer = guest.conference(f"nobody-{secrets.token_hex(3)}@conference.{self.server.domain}", self.server.domain)
        self.assertEqual(condition(answer), "not-authorized")
        self.assertIsNone(answer.find(f".//{{{FOCUS}}}conference[@identity]"))

    def test_stock_websocket_is_shut(self):
        for path in STOCK_WEBSOCKETS:
            with self.assertRaisesRegex(xmpp.Closed, "answered 404", msg=path):
                xmpp.WebSocket(self.server.address, self.server.port, self.server.domain, path, self.server.tls())


if __name__ == "__main__":
    unittest.main()
