#!/usr/bin/python3
"""mod_meethouse_hosts in a real Prosody: links, names, passwords, and the administrator's door."""

import os
import time
import unittest

from prosody import DOMAIN, Prosody
from xmpp import condition, error_text

GOOD = "vier blaue Lampen"
OTHER = "sieben gruene Tassen"


class HostsCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Prosody()
        cls.addClassCleanup(cls.server.close)

    def one(self, **operation):
        answer = self.server.ask(operation)
        self.assertTrue(answer["ok"], answer)
        return answer["results"][0]

    def listed(self):
        return {host.get("name") or host["id"]: host for host in self.one(op="list")["hosts"]}

    def show(self, token, client=None):
        client = client or self.server.client(DOMAIN)
        return client, client.iq("set", DOMAIN, f"<preauth xmlns='urn:xmpp:pars:0' token='{token}'/>")

    def choose(self, client, name, password):
        return client.iq("set", DOMAIN, f"<query xmlns='jabber:iq:register'><username>{name}</username><password>{password}</password></query>")

    def change(self, client, name, old, new, to=DOMAIN):
        return client.iq("set", to, f"<query xmlns='jabber:iq:register'><username>{name}</username><password>{new}</password>"
                         f"<old xmlns='urn:meethouse:hosts:0'>{old}</old></query>")

    def accept(self, token, name, password=GOOD):
        client, answer = self.show(token)
        if condition(answer):
            return condition(answer)
        answer = self.choose(client, name, password)
        client.close()
        return error_text(answer) or condition(answer)

    def signs_in(self, name, password=GOOD):
        client = self.server.client(DOMAIN)
        self.addCleanup(client.close)
        return client.plain(name, password) and client


class Links(HostsCase):
    def test_named_link_makes_one_account_once(self):
        link = self.one(op="invite", name="anna")
        self.assertEqual(link["link"], f"https://{DOMAIN}/hosts/#{link['token']}")
        client, answer = self.show(link["token"])
        about = answer.find("{urn:meethouse:hosts:0}invitation")
        self.assertEqual((about.get("name"), about.get("kind"), about.get("password-length")), ("anna", "account", "10"))
        self.assertEqual(self.listed()["anna"]["state"], "invited")
        self.assertIn("name-invalid", error_text(self.choose(client, "berta", GOOD)))
        self.assertIsNone(condition(self.choose(client, "anna", GOOD)))
        self.assertTrue(self.signs_in("anna"))
        self.assertFalse(self.signs_in("anna", "something else 1"))
        self.assertEqual(self.listed()["anna"]["state"], "active")
        self.assertEqual(self.listed()["anna"]["lastSeen"], time.strftime("%Y-%m-%d", time.gmtime()))
        self.assertEqual(self.accept(link["token"], "anna2"), "forbidden")

    def test_free_link(self):
        token = self.one(op="invite")["token"]
        self.assertIsNone(self.accept(token, "berta"))
        self.assertTrue(self.signs_in("berta"))

    def test_one_link_shown_twice_makes_one_account(self):
        token = self.one(op="invite")["token"]
        first, _ = self.show(token)
        second, _ = self.show(token)
        self.assertIsNone(condition(self.choose(first, "carla", GOOD)))
        self.assertIn("link-used", error_text(self.choose(second, "carlo", GOOD)))
        self.assertFalse(self.signs_in("carlo"))

    def test_without_a_link_nobody_registers(self):
        for token in ("", "guessed", "x" * 10000):
            client, answer = self.show(token)
            self.assertEqual(condition(answer), "forbidden")
            self.assertEqual(condition(self.choose(client, "dora", GOOD)), "not-acceptable")
        self.assertFalse(self.signs_in("dora"))

    def test_withdrawn_expired_replaced(self):
        withdrawn = self.one(op="invite", name="emil")
        self.assertTrue(self.one(op="withdraw", id=withdrawn["id"])["ok"])
        self.assertEqual(self.one(op="withdraw", id=withdrawn["id"])["error"], "unknown")
        self.assertEqual(self.accept(withdrawn["token"], "emil"), "forbidden")
        expired = self.one(op="invite", name="emil", expires=1)
        time.sleep(2.1)
        self.assertEqual(self.accept(expired["token"], "emil"), "forbidden")
        self.assertNotIn("emil", self.listed())
        old = self.one(op="invite", name="emil")
        new = self.one(op="invite", name="emil")
        self.assertEqual(self.accept(old["token"], "emil"), "forbidden")
        self.assertIsNone(self.accept(new["token"], "emil"))
        self.assertEqual(self.one(op="invite", name="emil")["error"], "exists")

    def test_who_is_only_invited_is_no_account_and_not_nobody(self):
        self.one(op="invite", name="nina")
        for change in ("reset", "disable", "enable"):
            self.assertEqual(self.one(op=change, name="nina")["error"], "invited")
            self.assertEqual(self.one(op=change, name="nobody")["error"], "unknown")
        self.assertEqual(self.one(op="withdraw")["error"], "unknown", "links without a name are not all withdrawn at once")
        self.assertTrue(self.one(op="withdraw", id="nina")["ok"], "by the name, too")
        self.assertNotIn("nina", self.listed())

    def test_taken_name(self):
        self.assertIsNone(self.accept(self.one(op="invite")["token"], "frieda"))
        self.assertEqual(condition(self.choose(self.show(self.one(op="invite")["token"])[0], "frieda", GOOD)), "conflict")

    def test_tokens_are_not_on_the_disk_and_live_through_a_restart(self):
        token = self.one(op="invite", name="gustav")["token"]
        for folder, _, files in os.walk(self.server.folder):
            for name in files:
                if name.endswith(".sock"):
                    continue
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(token.encode(), file.read(), name)
        self.server.stop()
        self.server.start()
        self.assertIsNone(self.accept(token, "gustav"))

    def test_names(self):
        for name in ("", "Ärger", "a b", "../x", "focus", "proof-x", "x" * 65, "-x", "a@b"):
            self.assertIn(self.one(op="invite", name=name)["error"], ("name-invalid", "name-reserved"), name)
        self.assertIn("name-reserved", self.accept(self.one(op="invite")["token"], "proof-abc"))

    def test_a_thousand_in_one_call(self):
        start = time.monotonic()
        answer = self.server.ask(*({"op": "invite", "name": f"pupil-{number}"} for number in range(1000)))
        seconds = time.monotonic() - start
        self.assertEqual(len({result["token"] for result in answer["results"]}), 1000)
        print(f"\n1,000 invitations in one call: {seconds:.2f} s", flush=True)
        self.assertIsNone(self.accept(answer["results"][500]["token"], "pupil-500"))


class Passwords(HostsCase):
    def test_weak_ones_are_refused_at_registration(self):
        link = self.one(op="invite", name="nora")
        client, _ = self.show(link["token"])
        for password, reason in {"short": "password-short", "noranora-2026": "password-name", "Password2026": "password-common",
                                 "1234567890": "password-simple", "aaaaaaaaaaaaaaa": "password-simple", "P4ssw0rd!!!!": "password-common",
                                 "qwertyuiop123": "password-common", "x" * 300: "password-long"}.items():
            self.assertIn(reason, error_text(self.choose(client, "nora", password)) or "", password)
        self.assertIsNone(condition(self.choose(client, "nora", GOOD)))

    def test_weak_ones_are_refused_at_change(self):
        self.assertIsNone(self.accept(self.one(op="invite", name="olga")["token"], "olga"))
        client = self.signs_in("olga")
        for to in (None, DOMAIN):
            self.assertIn("password-short", error_text(self.change(client, "olga", GOOD, "short", to)) or "", to)
        for to in (None, DOMAIN):
            self.assertIn("password-wrong", error_text(self.change(client, "olga", "another one here", OTHER, to)) or "", to)
        self.assertIsNone(condition(self.change(client, "olga", GOOD, OTHER)))
        self.assertTrue(self.signs_in("olga", OTHER))
        self.assertFalse(self.signs_in("olga"))


class Life(HostsCase):
    def test_disable_enable_remove(self):
        self.assertIsNone(self.accept(self.one(op="invite", name="paul")["token"], "paul"))
        self.assertTrue(self.one(op="disable", name="paul")["ok"])
        self.assertEqual(self.listed()["paul"]["state"], "disabled")
        self.assertFalse(self.signs_in("paul"))
        self.assertEqual(self.one(op="invite", name="paul")["error"], "exists")
        self.assertIn("name-taken", self.accept(self.one(op="invite")["token"], "paul"))
        self.assertTrue(self.one(op="enable", name="paul")["ok"])
        self.assertTrue(self.signs_in("paul"))
        self.assertTrue(self.one(op="remove", name="paul")["ok"])
        self.assertNotIn("paul", self.listed())
        self.assertFalse(self.signs_in("paul"))
        self.assertEqual(self.one(op="remove", name="paul")["error"], "unknown")

    def test_reset(self):
        self.assertIsNone(self.accept(self.one(op="invite", name="rosa")["token"], "rosa"))
        link = self.one(op="reset", name="rosa")
        self.assertTrue(self.signs_in("rosa"), "the old password stays until the link is used")
        self.assertIn("name-invalid", self.accept(link["token"], "rosa2"))
        self.assertIsNone(self.accept(link["token"], "rosa", OTHER))
        self.assertTrue(self.signs_in("rosa", OTHER))
        self.one(op="reset", name="rosa", lock=True)
        self.assertFalse(self.signs_in("rosa", OTHER))

    def test_reset_link_of_prosodys_own_makes_no_new_account(self):
        self.assertIsNone(self.accept(self.one(op="invite", name="sara")["token"], "sara"))
        said = self.server.shell(f'>prosody.hosts["{DOMAIN}"].modules.invites.create_account_reset("sara").uri')
        token = said.split("preauth=")[1].split()[0].split(";")[0]
        self.assertIn("name-invalid", self.accept(token, "saro") or "")
        self.assertIsNone(self.accept(token, "sara", OTHER))

    def test_throwaway(self):
        self.assertTrue(self.one(op="throwaway", name="proof-a1", password="0123456789abcdefgh")["ok"])
        self.assertTrue(self.signs_in("proof-a1", "0123456789abcdefgh"))
        self.assertNotIn("proof-a1", self.listed())
        self.assertEqual(self.one(op="throwaway", name="anna", password="0123456789abcdefgh")["error"], "name-invalid")
        self.server.stop()
        self.server.start()
        self.assertFalse(self.signs_in("proof-a1", "0123456789abcdefgh"), "gone at a restart")

    def test_unknown_and_broken_requests(self):
        answer = self.server.ask({"op": "nonsense"}, 5, {"op": "list"})
        self.assertEqual([result["ok"] for result in answer["results"]], [False, False, True])
        self.assertIn("meethouse ", self.server.shell('meethouse:call("/etc/passwd")'))
        self.assertNotIn("root:", self.server.shell('meethouse:call("/etc/passwd")'))


if __name__ == "__main__":
    unittest.main()
