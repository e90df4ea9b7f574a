#!/usr/bin/python3
"""What the account page asks of mod_meethouse_hosts (docs/account-protocol.md): passwords, reserved rooms, and how wrong passwords are limited."""

import base64
import re
import time
import unittest

from prosody import DOMAIN, Prosody
from test_hosts import GOOD, OTHER, HostsCase
from xmpp import CLIENT, SASL, Closed, condition, error_text

H = "{urn:meethouse:hosts:0}"
READABLE = re.compile(r"^[a-z]{4}-[a-z]{4}-[a-z]{4}-[2-9]{2}$")


def refused(stanza):
    element = stanza.find(f"{CLIENT}error/{H}refused")
    return element.get("reason") if element is not None else None


class AccountCase(HostsCase):
    def member(self, name):
        if not self.signs_in(name):
            self.assertIsNone(self.accept(self.one(op="invite", name=name)["token"], name))
        return self.signs_in(name)

    def say(self, client, kind, content, to=DOMAIN):
        return client.iq(kind, to, content.replace("/>", " xmlns='urn:meethouse:hosts:0'/>"))


class Account(AccountCase):
    def test_what_the_page_has_to_know(self):
        account = self.say(self.member("anna"), "get", "<account/>").find(f"{H}account")
        self.assertEqual(account.attrib, {"name": "anna", "password-length": "10", "room-password-length": "8", "rooms": "20", "opened-by": "owner",
                                          "guest-password": "always", "end-minutes": "5", "language": "en"})

    def test_strangers_are_told_nothing(self):
        self.member("anna")
        for client in (self.server.guest(), self.server.client(DOMAIN)):
            for kind, content in (("get", "<account/>"), ("get", "<rooms/>"), ("set", "<reserve name='maths'/>"), ("set", "<release name='maths'/>")):
                try:
                    self.assertIsNotNone(condition(self.say(client, kind, content)), content)
                except (Closed, TimeoutError):
                    break  # who has not signed in is not even answered
        self.assertEqual(self.one(op="rooms")["rooms"], [])

    def test_change_ends_other_sessions_and_only_those(self):
        first, second = self.member("berta"), self.signs_in("berta")
        bystander = self.member("carla")
        self.assertIsNone(condition(self.change(first, "berta", GOOD, OTHER)))
        with self.assertRaises(Closed):
            second.wait(lambda e: False, 5)
        for client in (first, bystander):
            self.assertIsNone(condition(self.say(client, "get", "<account/>")))
        self.assertFalse(self.signs_in("berta"))
        self.assertTrue(self.signs_in("berta", OTHER))

    def test_old_password_is_asked_and_limited(self):
        client = self.member("dora")
        answer = client.iq("set", DOMAIN, f"<query xmlns='jabber:iq:register'><username>dora</username><password>{OTHER}</password></query>")
        self.assertEqual((condition(answer), refused(answer)), ("not-authorized", "password-wrong"))
        for _ in range(5):
            answer = self.change(client, "dora", "wrong one", OTHER)
        answer = self.change(client, "dora", GOOD, OTHER)
        self.assertEqual((condition(answer), refused(answer)), ("resource-constraint", "try-later"))
        self.assertGreater(int(answer.find(f"{CLIENT}error/{H}refused").get("wait")), 0)
        self.assertTrue(self.server.ask({"op": "list"})["ok"])

    def test_nobody_changes_another_ones_or_removes_an_account(self):
        self.member("emil")
        client = self.member("franz")
        self.assertIsNotNone(condition(self.change(client, "emil", GOOD, OTHER)))
        self.assertTrue(self.signs_in("emil"))
        for to in (None, DOMAIN):
            self.assertEqual(condition(client.iq("set", to, "<query xmlns='jabber:iq:register'><remove/></query>")), "not-allowed")
        self.assertTrue(self.signs_in("franz"))

    def test_how_a_link_died(self):
        used = self.one(op="invite", name="gina")["token"]
        withdrawn, expired = self.one(op="invite", name="hugo"), self.one(op="invite", name="ida", expires=1)["token"]
        self.assertIsNone(self.accept(used, "gina"))
        self.one(op="withdraw", id=withdrawn["id"])
        time.sleep(1.5)
        for token, fate in ((used, "link-used"), (withdrawn["token"], "link-withdrawn"), (expired, "link-expired")):
            _, answer = self.show(token)
            self.assertEqual((condition(answer), refused(answer)), ("forbidden", fate))
        self.server.stop()
        self.server.start()
        self.assertEqual(refused(self.show(used)[1]), "link-used")


class Reserved(AccountCase):
    def rooms(self, client):
        return {room.get("name"): room for room in self.say(client, "get", "<rooms/>").iter(f"{H}room")}

    def test_reserve_change_release(self):
        client, other = self.member("anna"), self.member("berta")
        proposed = self.say(client, "get", "<proposal/>").find(f"{H}proposal").get("password")
        self.assertRegex(proposed, READABLE)
        room = self.say(client, "set", f"<reserve name='maths' password='{proposed}'/>").find(f"{H}room")
        self.assertEqual((room.get("name"), room.get("password"), room.get("open")), ("maths", proposed, "false"))
        self.assertEqual(set(self.rooms(client)), {"maths"})
        self.assertEqual(self.rooms(other), {})
        for kind in ("<reserve name='maths'/>", "<change name='maths'/>", "<release name='maths'/>"):
            self.assertIn(refused(self.say(other, "set", kind)), ("room-taken", "room-unknown"))
        changed = self.say(client, "set", "<change name='maths'/>").find(f"{H}room").get("password")
        self.assertNotEqual(changed, proposed)
        self.server.stop()
        self.server.start()
        client = self.member("anna")
        self.assertEqual(self.rooms(client)["maths"].get("password"), changed)
        self.assertIsNone(condition(self.say(client, "set", "<release name='maths'/>")))
        self.assertEqual(self.rooms(client), {})
        self.assertEqual(refused(self.say(client, "set", "<release name='maths'/>")), "room-unknown")

    def test_names(self):
        client = self.member("carla")
        for name in ("a", "maths-2b", "caf%c3%a9", "%e6%95%b0%e5%ad%a6", "x" * 200, "2026.10"):
            self.assertIsNone(refused(self.say(client, "set", f"<reserve name='{name}'/>")), name)
        for name in ("", "-x", "_x", ".x", "Maths", "a b", "a/b", "a%20b", "a%2fb", "%", "%c3", "%C3%A9", "%c3%28", "x" * 201, "caf\u00e9", "a@b", "a%e2%80%aeb",
                     "__jicofo-health-check", "%e2%80%8b", "[other]maths", "a%ed%a0%80"):
            self.assertEqual(refused(self.say(client, "set", f"<reserve name='{name}'/>")), "room-invalid", name)
        self.assertEqual(refused(self.say(client, "set", "<reserve/>")), "room-invalid")

    def test_passwords(self):
        client = self.member("dora")
        for password, reason in {"short": "room-password-short", "": "room-password-short", "aaaaaaaaaa": "room-password-simple", "x" * 65: "room-password-long",
                                 " padded one": "room-password-characters", "padded one ": "room-password-characters"}.items():
            self.assertEqual(refused(self.say(client, "set", f"<reserve name='art' password='{password}'/>")), reason, password)
        self.assertIsNone(refused(self.say(client, "set", "<reserve name='art' password='blaue Lampe'/>")))
        self.assertEqual(refused(self.say(client, "set", "<change name='art' password='12345678'/>")), "room-password-simple")
        self.assertEqual(self.rooms(client)["art"].get("password"), "blaue Lampe")

    def test_so_many_and_no_more(self):
        client = self.member("emil")
        for number in range(20):
            self.assertIsNone(refused(self.say(client, "set", f"<reserve name='emil-{number}'/>")))
        self.assertEqual(refused(self.say(client, "set", "<reserve name='emil-20'/>")), "room-limit")

    def test_administrator_reserves_and_releases(self):
        made = self.one(op="reserve", room="hall")
        self.assertRegex(made["password"], READABLE)
        self.assertEqual(self.one(op="reserve", room="hall")["error"], "room-taken")
        self.assertEqual(self.one(op="reserve", room="franz-1", owner="nobody")["error"], "owner-unknown")
        client = self.member("franz")
        self.assertEqual(self.one(op="reserve", room="franz-1", owner="franz", password="blaue Lampe")["password"], "blaue Lampe")
        self.assertEqual(self.rooms(client)["franz-1"].get("password"), "blaue Lampe")
        listed = {room["name"]: room for room in self.one(op="rooms")["rooms"]}
        self.assertEqual(listed["franz-1"]["owner"], "franz")
        self.assertNotIn("owner", listed["hall"])
        self.assertNotIn("password", listed["hall"])
        self.assertEqual(self.one(op="room", room="franz-1")["error"], "operation-unknown", "a password is told once")
        self.assertEqual(self.one(op="reserve", room="hosts")["error"], "name-reserved", "an address of the server's own")
        self.assertEqual(made["link"], f"https://{DOMAIN}/hall")
        self.assertEqual(self.one(op="change", room="franz-1", password="rote Lampe")["password"], "rote Lampe")
        self.assertEqual(self.rooms(client)["franz-1"].get("password"), "rote Lampe")
        self.assertRegex(self.one(op="change", room="franz-1")["password"], READABLE)
        self.assertEqual(self.one(op="change", room="franz-1", password="12345678")["error"], "room-password-simple")
        self.assertEqual(self.one(op="change", room="nowhere")["error"], "room-unknown")
        self.assertTrue(self.one(op="release", room="franz-1")["ok"])
        self.assertEqual(self.one(op="release", room="franz-1")["error"], "room-unknown")
        self.assertEqual(self.rooms(client), {})
        self.assertTrue(self.one(op="release", room="hall")["ok"])

    def test_rooms_go_with_their_owner(self):
        self.say(self.member("gina"), "set", "<reserve name='music'/>")
        self.one(op="disable", name="gina")
        self.assertIn("music", [room["name"] for room in self.one(op="rooms")["rooms"]])
        self.one(op="remove", name="gina")
        self.assertNotIn("music", [room["name"] for room in self.one(op="rooms")["rooms"]])
        self.assertEqual([path for path in (self.server.folder / "data").rglob("gina*")], [], "something of a removed host is left")


class Attempts(AccountCase):
    def setUp(self):
        self.server = Prosody()
        self.addCleanup(self.server.close)
        self.member("anna")

    def attempt(self, password, name="anna", address="198.51.100.7"):
        """True: in. False: wrong. A number: how long to wait."""
        client = self.server.client(DOMAIN, address)
        try:
            if client.plain(name, password):
                return True
            refusal = client.answer.find(f"{H}refused")
            if refusal is None:
                return False
            self.assertIsNotNone(client.answer.find(f"{{{SASL}}}temporary-auth-failure"))
            return int(refusal.get("wait"))
        finally:
            client.close()

    def test_one_address_waits_others_do_not(self):
        self.assertEqual([self.attempt(f"wrong number {number}") for number in range(6)], [False] * 6)
        wait = self.attempt(GOOD)
        self.assertGreater(wait, 0)
        self.assertIs(self.attempt(GOOD, address="198.51.100.8"), True)
        time.sleep(wait)
        self.assertIs(self.attempt(GOOD), True)
        self.assertEqual([self.attempt(f"wrong number {number}") for number in range(5)], [False] * 5, "a right one begins anew")

    def test_names_without_an_account_are_treated_alike(self):
        self.assertEqual([self.attempt("wrong", "nobody") for _ in range(6)], [False] * 6)
        self.assertGreater(self.attempt("wrong", "nobody"), 0)

    def test_a_name_behind_something_else_is_the_same_name(self):
        """Prosody reads past extensions of SCRAM, and past what is none, to the name; so must whoever counts by name."""
        for first in ("n,,m=x,n=anna,r=abc", "n,,xn=anna,r=abc", "n=x,,n=anna,r=abc"):
            client = self.server.client(DOMAIN)
            client.sasl("SCRAM-SHA-1", base64.b64encode(first.encode()).decode())
            self.assertEqual(client.answer.tag, f"{{{SASL}}}challenge", "Prosody knows nobody of that name")
            client.close()
        self.assertEqual(self.listed()["anna"]["failed"], 3)

    def test_an_address_that_tries_many_names_waits(self):
        results = [self.attempt("wrong", f"name-{number}", "2001:db8:1:2::7") for number in range(60)]
        self.assertTrue(any(result is not False for result in results))
        self.assertGreater(self.attempt(GOOD, address="2001:db8:1:2:ffff::1"), 0, "the same network of IPv6")
        self.assertIs(self.attempt(GOOD, address="2001:db8:1:3::7"), True)

    def test_who_has_many_networks_of_ipv6_waits(self):
        results = [self.attempt("wrong", f"name-{number}", f"2001:db8:5:{number:x}::7") for number in range(230)]
        self.assertEqual(results[:200], [False] * 200)
        self.assertTrue(any(result is not False for result in results))
        self.assertGreater(self.attempt(GOOD, address="2001:db8:5:ffff::1"), 0)
        self.assertIs(self.attempt(GOOD, address="2001:db8:6::1"), True)

    def test_the_host_and_the_administrator_hear_of_it(self):
        for number in range(3):
            self.attempt(f"wrong number {number}")
        self.assertEqual(self.listed()["anna"]["failed"], 3)
        client = self.signs_in("anna")
        account = self.say(client, "get", "<account/>").find(f"{H}account")
        self.assertEqual(account.get("failed"), "3")
        self.assertRegex(account.get("last-failed"), r"^\d{4}-\d\d-\d\dT")
        self.assertNotIn("failed", self.listed()["anna"])

    def test_an_attack_from_many_sides_shuts_nobody_out(self):
        tries = evaluated = 0
        for _ in range(4):
            for number in range(50):
                tries += 1
                evaluated += self.attempt("wrong one", address=f"203.0.113.{number}") is False
        self.assertLessEqual(evaluated, 200)
        self.assertIs(self.attempt(GOOD, address="192.0.2.1"), True, "the right user from elsewhere")
        self.assertIs(self.attempt("oh, wrong", address="192.0.2.2"), False)


if __name__ == "__main__":
    unittest.main()
