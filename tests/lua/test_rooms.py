#!/usr/bin/python3
"""mod_meethouse and mod_meethouse_rooms in a real Prosody: who gets into a meeting, who is told its password, when it ends."""

import json
import re
import time
import unittest

from prosody import DOMAIN, Prosody
from xmpp import CLIENT, MUC, condition

ROOM = f"lesson@conference.{DOMAIN}"
PASSWORD = re.compile(r"^([bdfgklmnprstvz][aeiou]){2}-([bdfgklmnprstvz][aeiou]){2}-([bdfgklmnprstvz][aeiou]){2}-[2-9]{2}$")
JSON = "{http://jitsi.org/jitmeet}json-message"


class RoomsCase(unittest.TestCase):
    options = {}

    def setUp(self):
        self.server = Prosody(**self.options)
        self.addCleanup(self.server.close)
        done = self.server.ask({"op": "throwaway", "name": "proof-host", "password": "a-long-throwaway-password"},
                               {"op": "throwaway", "name": "proof-second", "password": "a-long-throwaway-password"})
        self.assertTrue(all(result["ok"] for result in done["results"]))

    def session_for(self, room=ROOM, name="proof-host"):
        """What the web client's sign-in does: a short connection with the account asks jicofo for a session."""
        account = self.server.client(DOMAIN)
        self.assertTrue(account.plain(name, "a-long-throwaway-password"))
        answer = account.conference(room, DOMAIN)
        self.assertEqual(answer.get("type"), "result")
        account.close()
        return answer[0].get("session-id")

    def host(self, room=ROOM, name="proof-host", nick="host"):
        """A host in the meeting: anonymous, signed in by session, as with the real client."""
        session = self.session_for(room, name)
        client = self.server.guest()
        self.assertEqual(client.conference(room, DOMAIN, session)[0].get("identity"), f"{name}@{DOMAIN}")
        client.join(room, nick)
        self.assertIsNone(client.joined(room, nick))
        client.session = session
        self.addCleanup(client.close)
        return client

    def told(self, client, timeout=5):
        message = client.wait(lambda e: e.find(JSON) is not None, timeout, "the password")
        return json.loads(message.find(JSON).text)

    def enter(self, client, password, nick="guest", room=ROOM):
        client.join(room, nick, password)
        return client.joined(room, nick)

    def submit(self, client, value, room=ROOM):
        inner = f"<value>{value}</value>" if value is not None else ""
        return client.iq("set", room, f"<query xmlns='{MUC}#owner'><x xmlns='jabber:x:data' type='submit'>"
                         f"<field var='FORM_TYPE'><value>{MUC}#roomconfig</value></field>"
                         f"<field var='muc#roomconfig_roomsecret'>{inner}</field></x></query>")


class Entrance(RoomsCase):
    def test_guest_waits_until_a_host_opens(self):
        guest = self.server.guest()
        self.assertEqual(condition(guest.conference(ROOM, DOMAIN)), "not-authorized")
        self.assertIsNotNone(self.enter(guest, None))

    def test_locked_before_anyone_is_in(self):
        self.session_for()  # jicofo is in, no host yet
        guest = self.server.guest()
        self.assertIsNone(condition(guest.conference(ROOM, DOMAIN)))
        self.assertEqual(self.enter(guest, None), "not-authorized")
        self.assertEqual(self.enter(guest, ""), "not-authorized")

    def test_host_comes_in_and_learns_it_guest_needs_it(self):
        host = self.host()
        told = self.told(host)
        self.assertEqual(told["type"], "meethouse_room_password")
        self.assertRegex(told["password"], PASSWORD)
        toast = host.wait(lambda e: e.tag == CLIENT + "message" and e.find(CLIENT + "body") is not None)
        self.assertIn(told["password"], toast.find(CLIENT + "body").text)
        self.assertEqual(toast.get("type"), "groupchat")
        self.assertEqual(toast.get("from"), ROOM)
        guest = self.server.guest()
        guest.conference(ROOM, DOMAIN)
        self.assertEqual(self.enter(guest, "wrong"), "not-authorized")
        self.assertIsNone(self.enter(guest, told["password"]))
        self.assertTrue(guest.quiet(1, lambda e: told["password"] in "".join(e.itertext())), "a guest was told the password")

    def test_second_host_is_not_asked(self):
        first = self.host()
        second = self.host(name="proof-second", nick="second")
        self.assertEqual(self.told(first)["password"], self.told(second)["password"])

    def test_every_room_has_its_own(self):
        first = self.told(self.host())["password"]
        second = self.told(self.host(room=f"other@conference.{DOMAIN}"))["password"]
        self.assertNotEqual(first, second)

    def test_host_of_one_room_is_guest_in_another(self):
        host = self.host()
        self.host(room=f"other@conference.{DOMAIN}", name="proof-second")
        self.assertEqual(self.enter(host, None, room=f"other@conference.{DOMAIN}"), "not-authorized")

    def test_guest_cannot_play_jicofo(self):
        self.session_for()
        guest, friend = self.server.guest(), self.server.guest()
        guest.send(f"<iq xmlns='jabber:client' type='result' id='x' from='focus.{DOMAIN}' to='{friend.jid}'>"
                   f"<conference xmlns='http://jitsi.org/protocol/focus' room='{ROOM}' identity='proof-host@{DOMAIN}'/></iq>")
        guest.send(f"<iq xmlns='jabber:client' type='result' id='y' to='{friend.jid}'>"
                   f"<conference xmlns='http://jitsi.org/protocol/focus' room='{ROOM}' identity='proof-host@{DOMAIN}'/></iq>")
        self.assertEqual(self.enter(friend, None), "not-authorized")

    def test_outsider_cannot_be_invited_with_the_password(self):
        host = self.host()
        password = self.told(host)["password"]
        outsider = self.server.guest()
        outsider.send(f"<message xmlns='jabber:client' id='i' to='{ROOM}'><x xmlns='{MUC}#user'><invite to='{outsider.jid}'/></x></message>")
        answer = outsider.wait(lambda e: e.tag == CLIENT + "message")
        self.assertEqual(condition(answer), "forbidden")
        self.assertNotIn(password, "".join(answer.itertext()))

    def test_nobody_enters_a_health_check_room(self):
        room = f"__jicofo-health-check-1@conference.{DOMAIN}"
        self.session_for(room)
        self.assertEqual(self.enter(self.server.guest(), None, room=room), "not-allowed")

    def test_guest_cannot_register_as_bridge(self):
        room = f"jvbbrewery@internal.auth.{DOMAIN}"
        guest = self.server.guest()
        self.assertIsNotNone(self.enter(guest, None, room=room))

    def test_guests_have_no_account_services(self):
        guest = self.server.guest()
        for content in ("<query xmlns='jabber:iq:roster'/>", "<query xmlns='jabber:iq:register'/>"):
            self.assertIsNotNone(condition(guest.iq("get", None, content)), content)

    def test_log_holds_neither_rooms_nor_passwords(self):
        password = self.told(self.host())["password"]
        ours = [line for line in self.server.log().splitlines() if "meethouse" in line.split("\t")[0]]
        self.assertFalse([line for line in ours if "lesson" in line or password in line])
        self.assertNotIn(password, self.server.log())


class Lock(RoomsCase):
    def test_password_cannot_be_taken_off(self):
        host = self.host()
        password = self.told(host)["password"]
        for value in (None, "", "  "):
            self.assertEqual(condition(self.submit(host, value)), "not-acceptable", repr(value))
        self.assertEqual(self.enter(self.server.guest(), None), "not-authorized")
        self.assertIsNone(self.enter(self.server.guest(), password))

    def test_another_password_is_accepted_and_other_hosts_hear_of_it(self):
        first = self.host()
        second = self.host(name="proof-second", nick="second")
        self.told(first)
        self.told(second)
        self.assertIsNone(condition(self.submit(first, "another-one")))
        self.assertEqual(self.told(second)["password"], "another-one")
        self.assertIsNone(self.enter(self.server.guest(), "another-one"))


class LockByChoice(RoomsCase):
    options = {"guestPassword": "host-decides"}

    def test_host_may_take_it_off(self):
        host = self.host()
        self.assertEqual(self.enter(self.server.guest(), None), "not-authorized")
        self.assertIsNone(condition(self.submit(host, None)))
        self.assertIsNone(self.enter(self.server.guest(), None))


class End(RoomsCase):
    options = {"endWithoutHostMinutes": "0.05", "language": "it"}  # three seconds

    def ended(self, client, timeout):
        return client.wait(lambda e: e.find(f".//{{{MUC}#user}}destroy") is not None, timeout, "the end of the meeting")

    def test_ends_after_the_last_host_with_notice(self):
        host = self.host()
        password = self.told(host)["password"]
        guest = self.server.guest()
        self.assertIsNone(self.enter(guest, password))
        host.close()
        notice = guest.wait(lambda e: e.tag == CLIENT + "message" and "organizzatore" in "".join(e.itertext()), 3)
        self.assertEqual(notice.get("from"), ROOM)
        end = self.ended(guest, 8)
        self.assertIn("terminata", "".join(end.itertext()))
        self.assertIsNotNone(self.enter(self.server.guest(), password))

    def test_host_back_in_time_keeps_it(self):
        host = self.host()
        guest = self.server.guest()
        self.assertIsNone(self.enter(guest, self.told(host)["password"]))
        host.close()
        time.sleep(1)
        self.host()
        self.assertTrue(guest.quiet(5, lambda e: e.find(f".//{{{MUC}#user}}destroy") is not None))

    def test_guest_who_signs_in_meanwhile_keeps_it(self):
        host = self.host()
        guest = self.server.guest()
        self.assertIsNone(self.enter(guest, self.told(host)["password"]))
        session = self.session_for(name="proof-second")
        host.close()
        guest.wait(lambda e: e.tag == CLIENT + "message" and "organizzatore" in "".join(e.itertext()), 3)
        guest.conference(ROOM, DOMAIN, session)
        self.assertTrue(guest.quiet(5, lambda e: e.find(f".//{{{MUC}#user}}destroy") is not None))

    def test_another_host_keeps_it(self):
        host = self.host()
        self.host(name="proof-second", nick="second")
        guest = self.server.guest()
        self.assertIsNone(self.enter(guest, self.told(host)["password"]))
        host.close()
        self.assertTrue(guest.quiet(5, lambda e: e.find(f".//{{{MUC}#user}}destroy") is not None))


class Removed(RoomsCase):
    def test_removed_host_is_put_out_and_forgotten(self):
        host = self.host()
        self.told(host)
        self.assertTrue(self.server.ask({"op": "remove", "name": "proof-host"})["results"][0]["ok"])
        host.wait(lambda e: e.tag == CLIENT + "presence" and e.get("type") == "unavailable" and e.get("from") == f"{ROOM}/host")
        self.assertEqual(condition(self.server.guest().conference(f"new@conference.{DOMAIN}", DOMAIN, host.session)), "not-acceptable")

    def test_removed_host_cannot_come_back_with_a_remembered_session(self):
        session = self.session_for()  # no connection of the host's is left that could be put out
        for operation in ("disable", "remove"):
            self.server.ask({"op": operation, "name": "proof-host"})
        guest = self.server.guest()
        answer = guest.conference(f"new@conference.{DOMAIN}", DOMAIN, session)
        self.assertEqual(condition(answer), "not-acceptable")
        self.assertIsNotNone(answer.find(".//{http://jitsi.org/protocol/focus}session-invalid"))
        self.assertIsNotNone(self.enter(guest, None, room=f"new@conference.{DOMAIN}"))
        again = self.server.guest().conference(f"newer@conference.{DOMAIN}", DOMAIN, session)
        self.assertEqual(condition(again), "not-acceptable")


if __name__ == "__main__":
    unittest.main()
