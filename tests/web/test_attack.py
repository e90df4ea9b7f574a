#!/usr/bin/python3
"""Ten thousand wrong passwords from fifty addresses, once for an account and once for a room, through the nginx of a deployed server. Only for a server of
the lab: the addresses are put on its bridge."""

import ipaddress
import json
import secrets
import subprocess
import time
import unittest

from server import server
from xmpp import CLIENT, SASL, plain_data

ADDRESSES, TRIES = 50, 200
ANEW = 50  # with a new connection each after so many tries: who is not signed in is not heard for ever
NETWORK = ipaddress.ip_network("198.51.100.0/24")  # of RFC 5737: it leads nowhere but back to this machine
PASSWORD = "a-long-throwaway-password"
HOSTS = "{urn:meethouse:hosts:0}"
JSON = "{http://jitsi.org/jitmeet}json-message"


def address(number):
    return str(NETWORK[number + 1])


ELSEWHERE = [address(number) for number in range(100, 104)]


def way(number):
    """Half of them come over WebSocket, half over BOSH."""
    return {"source": address(number), **({"path": None} if number % 2 else {})}


def is_sasl(stanza):
    return stanza.tag.startswith(f"{{{SASL}}}")


def is_refused_join(stanza):
    return stanza.tag == CLIENT + "presence" and stanza.get("type") == "error"


def wait_in(answer):
    """How long it says to wait, where the password was not looked at; else None."""
    refused = answer.find(f".//{HOSTS}refused")
    return None if refused is None else int(refused.get("wait"))


class Attack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.at = server()
        device = json.loads(subprocess.run(["ip", "-j", "route", "get", cls.at.address], check=True, capture_output=True).stdout)[0]["dev"]
        if not device.startswith("mhlab"):
            raise unittest.SkipTest("the server is not one of the lab's")
        for one in [address(number) for number in range(ADDRESSES)] + ELSEWHERE:
            subprocess.run(["ip", "address", "replace", f"{one}/32", "dev", device], check=True)
            cls.addClassCleanup(subprocess.run, ["ip", "address", "del", f"{one}/32", "dev", device], check=True)

    def member(self):
        """The proof's accounts stand in no list, so these are made as people make theirs."""
        name = f"member-{secrets.token_hex(4)}"
        link = self.at.ask({"op": "invite", "name": name})[0]["link"]
        self.addCleanup(self.at.ask, {"op": "remove", "name": name})
        self.at.accept(link, name, PASSWORD)
        return name

    def gets_in(self, name, **how):
        client = self.at.client(self.at.domain, **how)
        try:
            return client.plain(name, PASSWORD)
        finally:
            client.close()

    def running(self):
        """Prosody's and nginx's processes, and Prosody's memory in MB."""
        prosody, nginx, memory = self.at.run("for unit in prosody nginx; do systemctl show -p MainPID --value $unit; done; "
                                             "awk '$1 == \"VmRSS:\" { print $2 }' /proc/$(systemctl show -p MainPID --value prosody)/status").split()
        return (prosody, nginx), int(memory) / 1024

    def account_for(self, what, looked_at, most, begin, before):
        """What it came to; and the limit it has to keep."""
        processes, memory = self.running()
        print(f"\n{ADDRESSES * TRIES} wrong passwords for {what} in {time.monotonic() - begin:.0f} s: {looked_at} were looked at, "
              f"Prosody grew by {memory - before[1]:.1f} MB to {memory:.0f} MB", flush=True)
        self.assertEqual(processes, before[0], "something was started anew")
        self.assertLess(looked_at, most)
        self.assertLess(memory - before[1], 30)

    def test_an_account(self):
        name, neighbour = self.member(), self.member()
        before, begin, looked_at, attackers = self.running(), time.monotonic(), 0, []
        for times in range(TRIES):
            if times % ANEW == 0:
                for attacker in attackers:
                    attacker.close()
                attackers = [self.at.client(self.at.domain, **way(number)) for number in range(ADDRESSES)]
            if times == TRIES // 2:
                self.assertEqual(self.at.hosts()[name]["failedSignIns"], looked_at, "the administrator is not told")
                self.assertTrue(self.gets_in(name, source=ELSEWHERE[0]), "the right user does not get in meanwhile")
                for number in (0, 1):
                    self.assertTrue(self.gets_in(neighbour, **way(number)), "another user at an address of the attack does not get in")
            for attacker in attackers:
                attacker.send(f"<auth xmlns='{SASL}' mechanism='PLAIN'>{plain_data(name, f'wrong {times}')}</auth>")
            for attacker in attackers:
                answer = attacker.wait(is_sasl, 60)
                self.assertEqual(answer.tag, f"{{{SASL}}}failure")
                looked_at += wait_in(answer) is None
        self.account_for("an account", looked_at, ADDRESSES * 20, begin, before)
        self.assertTrue(self.gets_in(name, source=ELSEWHERE[1], path=None), "the right user does not get in after it")
        self.assertEqual(self.at.hosts()[name]["failedSignIns"], 0)

    def test_a_room(self):
        room = f"attack-{secrets.token_hex(3)}@conference.{self.at.domain}"
        name, second = self.member(), self.member()
        host = self.at.host(room, "host", name, PASSWORD)
        said = host.wait(lambda e: e.find(JSON) is not None and "meethouse_room_password" in e.find(JSON).text, what="the password")
        password = json.loads(said.find(JSON).text)["password"]

        def enters(nick, **how):
            guest = self.at.guest(**how)
            self.addCleanup(guest.close)
            guest.join(room, nick, password)
            return guest.joined(room, nick) is None

        guests = [self.at.guest(**way(number)) for number in range(ADDRESSES)]
        self.addCleanup(lambda: [guest.close() for guest in guests])
        before, begin, looked_at = self.running(), time.monotonic(), 0
        for times in range(TRIES):
            if times == TRIES // 2:
                self.assertTrue(enters("right", source=ELSEWHERE[2]), "who knows the password does not get in meanwhile")
                self.at.host(room, "second", second, PASSWORD, **way(0))
            for number, guest in enumerate(guests):
                guest.join(room, f"guest-{number}", f"wrong {times}")
            for guest in guests:
                looked_at += wait_in(guest.wait(is_refused_join, 60)) is None
        self.account_for("a room", looked_at, ADDRESSES * 40, begin, before)
        self.assertEqual([one.get("from") for guest in guests for one in guest.inbox if one.tag == CLIENT + "presence"], [], "one of them saw somebody, or got in")
        self.assertTrue(enters("late", source=ELSEWHERE[3], path=None), "who knows the password does not get in after it")
        end = time.monotonic() + 40
        while not enters("neighbour", **way(2)):
            self.assertLess(time.monotonic(), end, "who knows the password is shut out at an address of the attack")
            time.sleep(2)

    def test_nobody_has_the_address_that_he_claims(self):
        name, looked_at = self.member(), 0
        for number in range(60):
            claim = f"192.0.2.{number}"
            client = self.at.client(self.at.domain, headers={"X-Forwarded-For": claim, "Forwarded": f"for={claim}"},
                                    source=ELSEWHERE[0], path=None if number % 2 else "/meethouse-websocket")
            self.assertFalse(client.plain(name, "wrong"))
            looked_at += wait_in(client.answer) is None
            client.close()
        self.assertLess(looked_at, 20)


if __name__ == "__main__":
    unittest.main()
