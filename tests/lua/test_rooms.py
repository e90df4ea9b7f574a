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

    def host(self, room=ROOM, name="proof-host", nick="host", web=False, languages=None):
        """A host in the meeting: anonymous, signed in by session, as with the real client."""
        session = self.session_for(room, name)
        client = self.server.guest(room=room.split("@")[0] if web else None, languages=languages)
        self.assertEqual(client.conference(room, DOMAIN, session)[0].get("identity"), f"{name}@{DOMAIN}")
        client.join(room, nick)
        self.assertIsNone(client.joined(room, nick))
        client.session = session
        self.addCleanup(client.close)
        return client

    def breakout(self, host):
        """A breakout room, as the web client asks for one."""
        host.send(f"<message xmlns='jabber:client' to='breakout.{DOMAIN}'><breakout_rooms type='features/breakout-rooms/add' subject='group'/></message>")
        message = host.wait(lambda e: e.find(JSON) is not None and "breakout_rooms" in e.find(JSON).text, 5, "the list of breakout rooms")
        return next(room["jid"] for room in json.loads(message.find(JSON).text)["rooms"].values() if not room.get("isMainRoom"))

    def move(self, client, room, nick="breakout"):
        client.conference(room, DOMAIN)
        client.join(room, nick)
        return client.joined(room, nick)

    def leave(self, client, room, nick):
        client.send(f"<presence xmlns='jabber:client' type='unavailable' to='{room}/{nick}'/>")
        client.wait(lambda e: e.tag == CLIENT + "presence" and e.get("type") == "unavailable" and e.get("from") == f"{room}/{nick}")

    def switch_lobby_on(self, host):
        answer = host.iq("set", ROOM, f"<query xmlns='{MUC}#owner'><x xmlns='jabber:x:data' type='submit'>"
                         f"<field var='FORM_TYPE'><value>{MUC}#roomconfig</value></field>"
                         "<field var='muc#roomconfig_membersonly'><value>1</value></field></x></query>")
        self.assertIsNone(condition(answer))

    def told(self, client, timeout=5):
        message = client.wait(lambda e: e.find(JSON) is not None and "meethouse" in e.find(JSON).text, timeout, "the password")
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

    def test_host_is_told_in_the_language_of_the_browser(self):
        for number, (languages, word) in enumerate((("it-IT,it;q=0.9,en;q=0.8", "ospiti"), ("pt-BR,pt;q=0.9,DE;q=0.8", "Gäste"), ("tlh, ,;", "Guests"), (None, "Guests"))):
            host = self.host(room=f"room-{number}@conference.{DOMAIN}", languages=languages)
            toast = host.wait(lambda e: e.tag == CLIENT + "message" and e.find(CLIENT + "body") is not None)
            self.assertIn(word, toast.find(CLIENT + "body").text, languages)

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

    def test_no_message_makes_the_server_ask_another(self):
        """The room hands on what says that an invitation was declined, wherever that goes; and who has an account may write to anybody."""
        self.host()
        outsider, account = self.server.guest(), self.server.client(DOMAIN)
        self.assertTrue(account.plain("proof-host", "a-long-throwaway-password"))
        outsider.send(f"<message xmlns='jabber:client' to='{ROOM}'><x xmlns='{MUC}#user'><decline to='anna@elsewhere.example'/></x></message>")
        outsider.iq("get", f"conference.{DOMAIN}", "<ping xmlns='urn:xmpp:ping'/>")
        self.assertEqual(condition(account.iq("get", "elsewhere.example", "<ping xmlns='urn:xmpp:ping'/>")), "not-allowed")
        self.assertNotIn("opening a new outgoing connection", self.server.log())

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
        guest, other = self.server.guest(), self.server.guest(languages="es-AR,es;q=0.9")
        self.assertIsNone(self.enter(guest, password))
        self.assertIsNone(self.enter(other, password, "other"))
        host.close()
        notice = guest.wait(lambda e: e.tag == CLIENT + "message" and "organizzatore" in "".join(e.itertext()), 3)
        self.assertEqual(notice.get("from"), ROOM)
        other.wait(lambda e: e.tag == CLIENT + "message" and "anfitrión" in "".join(e.itertext()), 3)
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
    def kicked_from(self, client, room):
        client.wait(lambda e: e.tag == CLIENT + "presence" and e.get("type") == "unavailable" and e.get("from").startswith(room), 8, "being put out")

    def test_removed_host_is_put_out_and_forgotten(self):
        host = self.host()
        self.told(host)
        self.assertTrue(self.server.ask({"op": "remove", "name": "proof-host"})["results"][0]["ok"])
        self.kicked_from(host, ROOM)
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

    def test_host_in_a_breakout_room_is_put_out_too(self):
        host = self.host(web=True)
        room = self.breakout(host)
        self.leave(host, ROOM, "host")
        self.assertIsNone(self.move(host, room))
        self.server.ask({"op": "remove", "name": "proof-host"})
        self.kicked_from(host, room)
        self.assertIsNotNone(self.enter(host, None, "again"))

    def test_another_password_ends_what_jicofo_remembers(self):
        host = self.host()
        account = self.server.client(DOMAIN)
        self.assertTrue(account.plain("proof-host", "a-long-throwaway-password"))
        answer = account.iq("set", DOMAIN, "<query xmlns='jabber:iq:register'><username>proof-host</username><password>vier blaue Lampen</password>"
                            "<old xmlns='urn:meethouse:hosts:0'>a-long-throwaway-password</old></query>")
        self.assertIsNone(condition(answer))
        self.kicked_from(host, ROOM)
        self.assertEqual(condition(self.server.guest().conference(ROOM, DOMAIN, host.session)), "not-acceptable")
        fresh = account.conference(ROOM, DOMAIN)
        self.assertIsNone(condition(self.server.guest().conference(ROOM, DOMAIN, fresh[0].get("session-id"))), "a new sign-in counts")

    def test_what_jicofo_remembers_lives_through_a_reload_and_nothing_made_up_does(self):
        self.server.shell(f'user:create("teacher@{DOMAIN}", "a-long-throwaway-password")')  # the others do not outlive a reload
        session = self.session_for(name="teacher")
        for module, host in (("meethouse_hosts", DOMAIN), ("meethouse_rooms", f"conference.{DOMAIN}")):
            self.assertIn("OK", self.server.shell(f'module:reload("{module}", "{host}")'))
        self.assertEqual(self.server.guest().conference(ROOM, DOMAIN, session)[0].get("identity"), f"teacher@{DOMAIN}")
        for made_up in ("session-999", "x" * 5000):
            self.assertEqual(condition(self.server.guest().conference(ROOM, DOMAIN, made_up)), "not-acceptable")

    def test_signed_out_is_signed_out(self):
        session = self.session_for()
        guest = self.server.guest()
        guest.iq("set", f"focus.{DOMAIN}", f"<logout xmlns='http://jitsi.org/protocol/focus' session-id='{session}'/>")
        self.assertEqual(condition(guest.conference(ROOM, DOMAIN, session)), "not-acceptable")


class ReservedRooms(RoomsCase):
    def setUp(self):
        super().setUp()
        self.owner = self.server.client(DOMAIN)
        self.assertTrue(self.owner.plain("proof-host", "a-long-throwaway-password"))
        self.owner.iq("set", DOMAIN, "<reserve xmlns='urn:meethouse:hosts:0' name='lesson' password='blaue Lampe'/>")

    def test_has_its_password_and_takes_another_while_open(self):
        host = self.host()
        self.assertEqual(self.told(host)["password"], "blaue Lampe")
        self.assertIsNone(self.enter(self.server.guest(), "blaue Lampe"))
        rooms = self.owner.iq("get", DOMAIN, "<rooms xmlns='urn:meethouse:hosts:0'/>")
        self.assertEqual([room.get("open") for room in rooms.iter("{urn:meethouse:hosts:0}room")], ["true"])
        self.owner.iq("set", DOMAIN, "<change xmlns='urn:meethouse:hosts:0' name='lesson' password='rote Lampe 2'/>")
        self.assertEqual(self.told(host)["password"], "rote Lampe 2")
        self.assertEqual(self.enter(self.server.guest(), "blaue Lampe", "second"), "not-authorized")
        self.assertIsNone(self.enter(self.server.guest(), "rote Lampe 2", "third"))

    def test_opened_by_its_owner_alone(self):
        other = self.server.client(DOMAIN)
        self.assertTrue(other.plain("proof-second", "a-long-throwaway-password"))
        answer = other.conference(ROOM, DOMAIN)
        self.assertEqual(condition(answer), "forbidden")
        self.assertEqual(answer.find(".//{urn:meethouse:hosts:0}refused").get("reason"), "room-reserved")
        session = self.session_for(f"other@conference.{DOMAIN}", "proof-second")
        guest = self.server.guest()
        self.assertEqual(condition(guest.conference(ROOM, DOMAIN, session)), "not-authorized", "waits for the owner, as the web client says it")
        self.host()
        self.host(name="proof-second", nick="second")

    def test_released_it_is_like_any(self):
        self.owner.iq("set", DOMAIN, "<release xmlns='urn:meethouse:hosts:0' name='lesson'/>")
        self.assertRegex(self.told(self.host(name="proof-second"))["password"], PASSWORD)


class ReservedForAnyHost(RoomsCase):
    options = {"reservedRooms": "hosts"}

    def test_opened_by_any_host(self):
        self.server.ask({"op": "reserve", "room": "hall", "password": "blaue Lampe"})
        owner = self.server.client(DOMAIN)
        self.assertTrue(owner.plain("proof-host", "a-long-throwaway-password"))
        owner.iq("set", DOMAIN, "<reserve xmlns='urn:meethouse:hosts:0' name='lesson' password='blaue Lampe'/>")
        for name in ("lesson", "hall"):
            self.assertEqual(self.told(self.host(room=f"{name}@conference.{DOMAIN}", name="proof-second"))["password"], "blaue Lampe")


class Guessing(RoomsCase):
    def setUp(self):
        super().setUp()
        self.password = self.told(self.host())["password"]

    def guess(self, client, password):
        """True: in. False: wrong. A number: how long to wait."""
        client.join(ROOM, "guest", password)
        answer = client.wait(lambda e: e.tag == CLIENT + "presence" and (e.get("from") == f"{ROOM}/guest" or e.get("type") == "error"))
        refusal = answer.find(".//{urn:meethouse:hosts:0}refused")
        return int(refusal.get("wait")) if refusal is not None else condition(answer) is None

    def test_who_guesses_waits_and_neighbours_do_not(self):
        guesser = self.server.guest("198.51.100.7")
        results = [self.guess(guesser, f"guess {number}") for number in range(14)]
        self.assertEqual(results[:11], [False] * 11)
        self.assertGreater(results[13], 0)
        self.assertTrue(self.guess(self.server.guest("198.51.100.7"), self.password) is True, "somebody else behind the same address")

    def test_an_address_waits_another_does_not(self):
        waits = []
        for _ in range(8):
            guesser = self.server.guest("198.51.100.7")
            waits += [self.guess(guesser, f"guess {number}") for number in range(10)]
            guesser.close()
        self.assertTrue(any(wait is not False for wait in waits))
        late = self.server.guest("198.51.100.7")
        wait = self.guess(late, self.password)
        self.assertTrue(self.guess(self.server.guest("198.51.100.8"), self.password) is True)
        self.assertTrue(wait is True or wait <= 15)
        if wait is not True:
            time.sleep(wait)
            self.assertTrue(self.guess(late, self.password) is True)

    def test_who_has_many_networks_of_ipv6_waits(self):
        results = []
        for number in range(40):
            guesser = self.server.guest(f"2001:db8:5:{number:x}::7")
            results += [self.guess(guesser, f"guess {number}") for number in range(9)]
        self.assertEqual(results[:300], [False] * 300)
        self.assertGreater(max(wait for wait in results if wait is not False), 0)
        self.assertTrue(self.guess(self.server.guest("2001:db8:6::7"), self.password) is True)

    def test_a_class_behind_one_address_gets_in(self):
        for number in range(30):
            pupil = self.server.guest("198.51.100.9")
            pupil.join(ROOM, f"pupil-{number}")  # as the web client does before it asks
            self.assertEqual(pupil.joined(ROOM, f"pupil-{number}"), "not-authorized")
            pupil.join(ROOM, f"pupil-{number}", "mistyped")
            self.assertEqual(pupil.joined(ROOM, f"pupil-{number}"), "not-authorized")
            pupil.join(ROOM, f"pupil-{number}", self.password)
            self.assertIsNone(pupil.joined(ROOM, f"pupil-{number}", 30))


class Kicked(RoomsCase):
    def setUp(self):
        super().setUp()
        self.chair = self.host(web=True)
        self.password = self.told(self.chair)["password"]
        self.group = self.breakout(self.chair)
        self.pupil = self.server.guest(room="lesson")
        self.assertIsNone(self.enter(self.pupil, self.password))

    def put_out(self, room, nick):
        self.assertIsNone(condition(self.chair.iq("set", room, f"<query xmlns='{MUC}#admin'><item nick='{nick}' role='none'/></query>")))
        self.pupil.wait(lambda e: e.tag == CLIENT + "presence" and e.get("type") == "unavailable" and e.get("from") == f"{room}/{nick}")

    def stays_out(self):
        self.assertIsNotNone(self.move(self.pupil, self.group, "again"))
        self.assertEqual(self.enter(self.pupil, self.password, "again"), "forbidden")
        self.switch_lobby_on(self.chair)
        self.pupil.join(f"lesson@lobby.{DOMAIN}", "knock")
        self.assertEqual(self.pupil.joined(f"lesson@lobby.{DOMAIN}", "knock"), "forbidden")

    def test_who_was_put_out_stays_out_of_all_of_it(self):
        self.put_out(ROOM, "guest")
        self.stays_out()

    def test_out_of_a_breakout_room_is_out_of_the_meeting(self):
        self.leave(self.pupil, ROOM, "guest")
        self.assertIsNone(self.move(self.pupil, self.group))
        self.assertIsNone(self.move(self.chair, self.group, "chair"))
        self.put_out(self.group, "breakout")
        self.stays_out()

    def test_others_move_about(self):
        self.leave(self.pupil, ROOM, "guest")
        self.assertIsNone(self.move(self.pupil, self.group))
        self.leave(self.pupil, self.group, "breakout")
        self.assertIsNone(self.enter(self.pupil, self.password, "back"))


class Lobby(RoomsCase):
    options = {"lobby": "true"}

    def knock(self, client, password=None, nick="guest"):
        client.join(ROOM, nick, password)
        return client.joined(ROOM, nick)

    def test_every_meeting_begins_with_it(self):
        password = self.told(self.host())["password"]
        self.assertEqual(self.knock(self.server.guest()), "registration-required")
        self.assertEqual(self.knock(self.server.guest(), "wrong"), "registration-required")
        self.assertIsNone(self.knock(self.server.guest(), password), "who knows the password need not knock")

    def test_a_second_host_is_not_asked(self):
        self.host()
        self.host(name="proof-second", nick="second")

    def test_guessing_past_the_lobby_is_limited(self):
        password = self.told(self.host())["password"]
        guesser = self.server.guest("198.51.100.7")
        for number in range(15):
            self.assertEqual(self.knock(guesser, f"guess {number}"), "registration-required")
        self.assertEqual(self.knock(guesser, password), "registration-required")
        self.assertIsNone(self.knock(self.server.guest("198.51.100.8"), password))


class Full(RoomsCase):
    options = {"maxParticipants": "3"}

    def test_no_more_guests_but_hosts(self):
        password = self.told(self.host())["password"]
        for number in range(2):
            guest = self.server.guest()
            self.addCleanup(guest.close)
            self.assertIsNone(self.enter(guest, password, f"guest-{number}"))
        self.assertEqual(self.enter(self.server.guest(), password, "third"), "service-unavailable")
        self.assertEqual(self.enter(self.server.guest(), "wrong", "third"), "not-authorized", "who is not let in does not learn that it is full")
        self.host(name="proof-second", nick="second")
        guest.close()


class Counted(RoomsCase):
    def now(self):
        """Rooms and people, as inside.sh asks for them."""
        return re.search(r"^meethouse (\d+ \d+)$", self.server.shell("meethouse:meetings()"), re.MULTILINE)[1]

    def test_people_in_meetings_and_nobody_else(self):
        self.assertEqual(self.now(), "0 0")
        self.session_for()
        self.assertEqual(self.now(), "0 0", "jicofo alone is no meeting")
        host = self.host()
        password = self.told(host)["password"]
        self.assertEqual(self.now(), "1 1")
        guest = self.server.guest()
        self.assertEqual(self.enter(guest, "wrong"), "not-authorized")
        self.assertEqual(self.now(), "1 1", "who is at the door is not in")
        self.assertIsNone(self.enter(guest, password))
        self.assertEqual(self.now(), "1 2")
        self.host(room=f"other@conference.{DOMAIN}", name="proof-second")
        self.assertEqual(self.now(), "2 3")
        self.session_for(f"__jicofo-health-check-1@conference.{DOMAIN}")
        self.host(room=f"proof-k3m9x2pak3m9x2pa@conference.{DOMAIN}")
        self.assertEqual(self.now(), "2 3", "what jicofo and the program try is no meeting")
        self.host(room=f"proof-reading@conference.{DOMAIN}", nick="author")
        self.assertEqual(self.now(), "3 4")
        self.leave(guest, ROOM, "guest")
        self.leave(host, ROOM, "host")
        self.assertEqual(self.now(), "2 2")

    def test_a_breakout_room_is_part_of_its_meeting(self):
        host = self.host(web=True)
        password = self.told(host)["password"]
        group = self.breakout(host)
        self.assertEqual(self.now(), "1 1")
        guest = self.server.guest(room="lesson")
        self.assertIsNone(self.enter(guest, password))
        self.leave(guest, ROOM, "guest")
        self.assertIsNone(self.move(guest, group))
        self.assertEqual(self.now(), "1 2")
        self.leave(host, ROOM, "host")
        self.assertEqual(self.now(), "1 1")

    def test_without_the_rooms_module_nothing_is_said(self):
        self.server.shell(f'module:unload("meethouse_rooms", "conference.{DOMAIN}")')
        self.assertNotRegex(self.server.shell("meethouse:meetings()"), r"(?m)^meethouse \d")


class Survives(RoomsCase):
    options = {"endWithoutHostMinutes": "0.1"}  # six seconds

    def test_a_reload_neither_opens_a_room_nor_keeps_it_for_ever(self):
        host = self.host()
        password = self.told(host)["password"]
        guest = self.server.guest()
        self.assertIsNone(self.enter(guest, password))
        host.close()
        time.sleep(1)
        self.assertIn("OK", self.server.shell(f'module:reload("meethouse_rooms", "conference.{DOMAIN}")'))
        self.assertEqual(self.enter(self.server.guest(), None, "other"), "not-authorized")
        self.assertIsNone(self.enter(self.server.guest(), password, "third"))
        guest.wait(lambda e: e.find(f".//{{{MUC}#user}}destroy") is not None, 15, "the end of the meeting")

    def test_after_a_restart_every_room_is_locked_anew(self):
        self.session_for()
        self.server.stop()
        self.server.start()
        self.server.ask({"op": "throwaway", "name": "proof-host", "password": "a-long-throwaway-password"})
        host = self.host()
        self.assertRegex(self.told(host)["password"], PASSWORD)
        self.assertEqual(self.enter(self.server.guest(), None), "not-authorized")


class Remembered(RoomsCase):
    remembers = False

    def test_as_long_as_set(self):
        listeners = self.server.shell(f'>prosody.hosts["guest.{DOMAIN}"].events._handlers["resource-unbind"]')
        self.assertEqual("meethouse_marks" in listeners, not self.remembers)


class RememberedForADay(Remembered):
    options = {"rememberHosts": "true"}
    remembers = True


if __name__ == "__main__":
    unittest.main()
