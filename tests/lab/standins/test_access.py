#!/usr/bin/python3
"""Who gets in: the conference request, sessions, rooms, the plugins' order, the bridges' room. On a secure domain made by hand.
The numbers are sections of the facts about Jitsi's packages."""

import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fixture import (DOMAIN, GUESTS, HOST, PASSWORD, end_probe, for_each_suite, jicofo_log, prepared, probe, restart,  # noqa: E402
                     stats, until)
from people import FOCUS, MUC, Person, Refused  # noqa: E402

CONFERENCE = f"conference.{DOMAIN}"


class Access:
    def setUp(self):
        self.server = prepared(self.suite, "secure")
        self.people = []

    def tearDown(self):
        for person in self.people:
            person.close()

    def guest(self, room: str = "") -> Person:
        self.people.append(Person(self.server.address, DOMAIN, GUESTS, room=room))
        return self.people[-1]

    def host(self, room: str = "") -> Person:
        self.people.append(Person(self.server.address, DOMAIN, DOMAIN, HOST, PASSWORD, room=room))
        return self.people[-1]

    def refused(self, condition: str, action, *arguments, **more) -> Refused:
        with self.assertRaises(Refused) as caught:
            action(*arguments, **more)
        self.assertEqual(caught.exception.condition, condition)
        return caught.exception

    def load(self, lua: str, host: str = CONFERENCE) -> None:
        probe(self.server, lua, host)
        self.addCleanup(end_probe, self.server, host)

    def open(self, room: str) -> Person:
        """A guest with a host's session, in the room."""
        account, person = self.host(room), self.guest(room)
        account.request(room)
        person.machine = account.machine
        person.request(room, account.session_id)
        person.join(room)
        return person

    def test_mechanisms(self):  # 8.5
        self.assertEqual(self.guest().mechanisms, {"ANONYMOUS"})
        self.assertLessEqual({"PLAIN", "SCRAM-SHA-1"}, self.host().mechanisms)
        self.refused("not-authorized", Person, self.server.address, DOMAIN, DOMAIN, HOST, "wrong")

    def test_guest_cannot_open_a_room(self):  # 11, 12.8.6
        guest = self.guest()
        self.refused("not-authorized", guest.request, "closed")
        self.refused("not-allowed", guest.join, "closed")

    def test_host_opens_a_room_and_guests_may_enter_it(self):  # 11
        answer = self.host().request("opened")
        self.assertEqual((answer.get("ready"), answer.get("identity")), ("true", f"{HOST}@{DOMAIN}"))
        self.assertEqual({p.get("name"): p.get("value") for p in answer}["authentication"], "true")
        guest = self.guest()
        answer = guest.request("opened")
        self.assertEqual((answer.get("ready"), answer.get("identity")), ("true", None))
        guest.join("opened")

    def test_sessions(self):  # 11
        account, guest = self.host(), self.guest()
        self.refused("not-acceptable", account.request, "s1", machine="")
        account.request("s1")
        invalid = self.refused("not-acceptable", guest.request, "s1", session_id="unknown")
        self.assertTrue(list(invalid.element.iter(f"{{{FOCUS}}}session-invalid")))
        mismatch = self.refused("not-acceptable", guest.request, "s1", session_id=account.session_id)
        self.assertFalse(list(mismatch.element.iter(f"{{{FOCUS}}}session-invalid")))
        guest.machine = account.machine
        self.assertEqual(guest.request("s2", session_id=account.session_id).get("identity"), f"{HOST}@{DOMAIN}")

    def test_signed_in_guest_is_moderator_and_others_are_not(self):  # 4.3, 12.3
        host = self.open("mods")
        host.wait_for(lambda s: any(i.get("role") == "moderator" and i.get("jid") == host.jid for i in s.iter(f"{{{MUC}#user}}item")))
        guest = self.guest()
        guest.request("mods")
        guest.join("mods")
        time.sleep(1)
        own = [i for s in guest.stanzas for i in s.iter(f"{{{MUC}#user}}item") if i.get("jid") == guest.jid]
        self.assertFalse([i for i in own if i.get("role") == "moderator"])

    def test_logout_forgets_the_session(self):  # 12.8.2
        account = self.host()
        account.request("bye")
        account.ask(f"focus.{DOMAIN}", "set", f"<logout xmlns='{FOCUS}' session-id='{account.session_id}'/>")
        self.refused("not-acceptable", account.request, "bye2")

    def test_room_is_gone_with_its_last_participant(self):  # 11, 12.8.1
        host = self.open("last")
        host.leave("last")
        until(lambda: "conference_count\":0" in self.server.exec("curl -s 127.0.0.1:8888/debug").stdout)
        self.refused("not-authorized", self.guest().request, "last")
        self.assertEqual(host.request("last").get("ready"), "true", "with auto-login the session lives on")

    def test_without_auto_login_the_session_ends_with_its_conference(self):  # 12.8.1
        self.server.exec("echo 'jicofo.authentication.enable-auto-login = false' >> /etc/jitsi/jicofo/hand.conf")
        restart(self.server)
        self.addCleanup(lambda: (self.server.exec("sed -i /auto-login/d /etc/jitsi/jicofo/hand.conf"), restart(self.server)))
        host = self.open("short")
        host.leave("short")
        until(lambda: "Removing session for ended conference" in jicofo_log(self.server))
        self.refused("not-acceptable", host.request, "short")

    def test_room_nobody_joins_is_gone_after_15_seconds(self):  # 12.8.4
        self.host().request("empty")
        self.assertEqual(self.guest().request("empty").get("ready"), "true")
        time.sleep(17)
        self.refused("not-authorized", self.guest().request, "empty")

    def test_request_over_http_opens_nothing(self):  # 4.3
        code = self.server.exec("curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' "
                                f"-d '{{\"room\": \"http@{CONFERENCE}\"}}' 127.0.0.1:8888/conference-request/v1").stdout
        self.assertEqual(code, "403")

    def test_guest_registers_as_a_bridge_until_the_filter_is_there(self):  # 12.8.7
        brewery = f"jvbbrewery@internal.auth.{DOMAIN}"
        stats_presence = (f"<presence xmlns='jabber:client' to='{brewery}/false'><x xmlns='{MUC}'/>"
                          "<stats xmlns='http://jitsi.org/protocol/colibri'><stat name='stress_level' value='0'/></stats></presence>")
        guest = self.guest()
        guest.send(stats_presence)
        until(lambda: stats(self.server)["bridge_count"] == 2)
        guest.close()
        until(lambda: stats(self.server)["bridge_count"] == 1)
        self.server.exec(f"cp -p /etc/prosody/hand.cfg.lua /root/ && printf 'Component \"internal.auth.{DOMAIN}\" \"muc\"\\n"
                         f"    muc_filter_whitelist = {{ \"auth.{DOMAIN}\" }}\\n    modules_enabled = {{ \"muc_hide_all\"; \"ping\"; \"muc_filter_access\" }}\\n'"
                         " >> /etc/prosody/hand.cfg.lua")
        self.addCleanup(lambda: (self.server.exec("cp -p /root/hand.cfg.lua /etc/prosody/"), restart(self.server)))
        restart(self.server)
        self.guest().send(stats_presence)
        time.sleep(2)
        self.assertEqual(stats(self.server)["bridge_count"], 1)

    def test_outsiders_may_not_ask_about_a_room(self):  # 4.6
        self.open("quiet")
        query = "<query xmlns='http://jabber.org/protocol/disco#info'/>"
        self.refused("forbidden", self.guest().ask, f"quiet@{CONFERENCE}", "get", query)
        items = self.guest().ask(CONFERENCE, "get", "<query xmlns='http://jabber.org/protocol/disco#items'/>")
        self.assertFalse(list(items.iter("{http://jabber.org/protocol/disco#items}item")))

    def test_password_set_before_creation(self):  # 11, 12.8.6
        self.load('module:hook("muc-room-pre-create", function (event) event.room:set_password("open-sesame"); end, -5);')
        account = self.host()
        self.assertEqual(account.request("locked").get("ready"), "true", "focus is on the list of those who need none")
        guest = self.guest()
        self.refused("not-authorized", guest.join, "locked")
        self.refused("not-authorized", guest.join, "locked", password="wrong")
        self.refused("not-authorized", account.join, "locked")
        guest.join("locked", password="open-sesame")

    def test_joins_wait_their_turn_unless_skipped(self):  # 12.8.6
        self.host().request("crowd")
        crowd = [self.guest() for _ in range(8)]
        for number, person in enumerate(crowd):
            person.send(f"<presence xmlns='jabber:client' to='crowd@{CONFERENCE}/n{number}'><x xmlns='{MUC}'/></presence>")
        time.sleep(0.3)
        begin = time.monotonic()
        late = self.guest()
        late.join("crowd")
        self.assertGreater(time.monotonic() - begin, 0.6)
        self.load('module:hook("muc-occupant-pre-join", function (event) event.stanza.delayed_join_skip = true; end, 20);')
        for number, person in enumerate([self.guest() for _ in range(8)]):
            person.send(f"<presence xmlns='jabber:client' to='crowd@{CONFERENCE}/m{number}'><x xmlns='{MUC}'/></presence>")
        begin = time.monotonic()
        self.guest().join("crowd")
        self.assertLess(time.monotonic() - begin, 0.6)

    def lobby_with_password_at(self, priority: int) -> Refused | None:
        room = f"lobby{abs(priority)}"
        host = self.open(room)
        host.wait_for(lambda s: any(i.get("role") == "moderator" for i in s.iter(f"{{{MUC}#user}}item")))
        fields = {"FORM_TYPE": f"{MUC}#roomconfig", "muc#roomconfig_membersonly": "1", "muc#roomconfig_roomsecret": "key"}
        form = "".join(f"<field var='{k}'><value>{v}</value></field>" for k, v in fields.items())
        host.ask(f"{room}@{CONFERENCE}", "set", f"<query xmlns='{MUC}#owner'><x xmlns='jabber:x:data' type='submit'>{form}</x></query>")
        self.load(f"""module:hook("muc-occupant-pre-join", function (event)
            local x = event.stanza:get_child("x", "{MUC}");
            if x and not x:get_child("password") then x:text_tag("password", event.room:get_password() or "", {{ xmlns = "{MUC}" }}); end
        end, {priority});""")
        guest = self.guest()
        try:
            guest.join(room)
            return None
        except Refused as refused:
            return refused

    def test_password_filled_in_before_the_lobby_looks(self):  # 12.8.5
        self.assertIsNone(self.lobby_with_password_at(-3))

    def test_password_filled_in_after_the_lobby_has_looked(self):  # 12.8.5
        refused = self.lobby_with_password_at(-7)
        self.assertEqual(refused.condition, "registration-required")
        self.assertIn(f"lobby7@lobby.{DOMAIN}", "".join(refused.element.itertext()))

    def breakout(self) -> tuple[Person, str]:
        host = self.open("main")
        host.wait_for(lambda s: any(i.get("role") == "moderator" for i in s.iter(f"{{{MUC}#user}}item")))
        host.send(f"<message xmlns='jabber:client' to='breakout.{DOMAIN}'><breakout_rooms type='features/breakout-rooms/add' subject='One'/></message>")
        news = host.wait_for(lambda s: "features/breakout-rooms/update" in "".join(s.itertext()) and f"@breakout.{DOMAIN}" in "".join(s.itertext()))
        text = "".join(news.itertext())
        end = text.index(f"@breakout.{DOMAIN}")
        return host, text[text.rindex('"', 0, end) + 1:end].replace("\\", "") + f"@breakout.{DOMAIN}"

    def test_breakout_rooms_are_for_those_of_the_main_room(self):  # 12.8.4
        host, room = self.breakout()
        host.ask(f"focus.{DOMAIN}", "set", f"<conference xmlns='{FOCUS}' room='{room}' machine-uid='m'/>")
        host.join(room)
        outsider = self.guest()
        outsider.ask(f"focus.{DOMAIN}", "set", f"<conference xmlns='{FOCUS}' room='{room}' machine-uid='m'/>")
        self.refused("not-allowed", outsider.join, room)

    def test_breakout_module_on_two_hosts_refuses_every_room(self):  # 12.8.4
        self.server.exec("cp -p /etc/prosody/hand.cfg.lua /root/ && printf '"
                         f"    main_muc = \"{CONFERENCE}\"\\n    breakout_rooms_muc = \"breakout.{DOMAIN}\"\\n"
                         "    modules_enabled = { \"smacks\"; \"muc_breakout_rooms\" }\\n' >> /etc/prosody/hand.cfg.lua")
        self.addCleanup(lambda: (self.server.exec("cp -p /root/hand.cfg.lua /etc/prosody/"), restart(self.server)))
        restart(self.server)
        host, room = self.breakout()
        host.ask(f"focus.{DOMAIN}", "set", f"<conference xmlns='{FOCUS}' room='{room}' machine-uid='m'/>")
        with self.assertRaises((Refused, TimeoutError)):
            host.join(room, seconds=4)

    def test_what_jicofo_logs(self):  # 12.6
        host = self.open("logged")
        session = [line for line in jicofo_log(self.server).splitlines() if "Authentication session created" in line]
        self.assertTrue(any(f"{HOST}@{DOMAIN} SID: " in line for line in session))
        self.assertIn(f"[room=logged@{CONFERENCE} meeting_id=", jicofo_log(self.server))
        host.leave("logged")


def load_tests(loader, _tests, _pattern):
    return for_each_suite(loader, (Access,))


if __name__ == "__main__":
    unittest.main(verbosity=2)
