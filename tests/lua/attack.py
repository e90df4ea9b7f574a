#!/usr/bin/python3
"""Ten thousand wrong passwords from fifty addresses, once for an account and once for a room; and two hundred guests from the moment a room comes to be."""

import time
import unittest

from prosody import DOMAIN
from test_rooms import ROOM, RoomsCase
from xmpp import CLIENT

ADDRESSES, TRIES = 50, 200
PASSWORD = "a-long-throwaway-password"


class Attack(RoomsCase):
    def memory(self):
        """Of Prosody's process, in MB."""
        with open(f"/proc/{self.server.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024

    def test_an_account(self):
        attackers = [self.server.client(DOMAIN, f"203.0.113.{number}") for number in range(ADDRESSES)]
        before, looked_at = self.memory(), 0
        for times in range(TRIES):
            for attacker in attackers:
                self.assertFalse(attacker.plain("proof-host", f"wrong {times}"))
                looked_at += attacker.answer.find("{urn:meethouse:hosts:0}refused") is None
            if times == TRIES // 2:
                user = self.server.client(DOMAIN, "192.0.2.1")
                self.assertTrue(user.plain("proof-host", PASSWORD), "the right user gets in meanwhile")
        print(f"\n{ADDRESSES * TRIES} wrong passwords for an account: {looked_at} were looked at, Prosody grew by {self.memory() - before:.1f} MB", flush=True)
        self.assertLess(looked_at, ADDRESSES * 20)
        self.assertLess(self.memory() - before, 30)
        user = self.server.client(DOMAIN, "192.0.2.2")
        self.assertTrue(user.plain("proof-host", PASSWORD), "and after it")

    def test_a_room(self):
        host = self.host()
        password = self.told(host)["password"]
        guests = [self.server.guest(f"203.0.113.{number}") for number in range(ADDRESSES)]
        before, looked_at = self.memory(), 0
        for times in range(TRIES):
            for number, guest in enumerate(guests):
                guest.join(ROOM, f"guest-{number}", f"wrong {times}")
            for guest in guests:
                answer = guest.wait(lambda e: e.tag == CLIENT + "presence" and e.get("type") == "error")
                looked_at += answer.find(".//{urn:meethouse:hosts:0}refused") is None
            if times == TRIES // 2:
                self.assertIsNone(self.enter(self.server.guest("192.0.2.1"), password, "right"), "who knows it gets in meanwhile")
                second = self.host(name="proof-second", nick="second")
                self.assertEqual(self.told(second)["password"], password)
        print(f"\n{ADDRESSES * TRIES} wrong passwords for a room: {looked_at} were looked at, Prosody grew by {self.memory() - before:.1f} MB", flush=True)
        self.assertLess(looked_at, ADDRESSES * 40)
        self.assertLess(self.memory() - before, 30)
        self.assertIsNone(self.enter(self.server.guest("192.0.2.2"), password, "late"))


class Race(RoomsCase):
    def test_two_hundred_guests_from_the_first_moment(self):
        """Each tries from before the room is there until the host is in; the queue of muc_rate_limit lets in three a second."""
        guests = [self.server.guest(f"203.0.113.{number % 250}") for number in range(200)]
        tries = 0

        def all_try(what):
            nonlocal tries
            for number, guest in enumerate(guests):
                guest.join(ROOM, f"{what}-{number}", "guess" if number % 2 else None)
                tries += 1

        all_try("early")
        session = self.session_for()
        all_try("first")
        client = self.server.guest("192.0.2.1")
        client.conference(ROOM, DOMAIN, session)
        all_try("second")
        begin = time.monotonic()
        client.join(ROOM, "host")
        self.assertIsNone(client.joined(ROOM, "host", 30))
        seconds = time.monotonic() - begin
        all_try("third")
        for guest in guests:
            for _ in range(tries // len(guests)):
                answer = guest.wait(lambda e: e.tag == CLIENT + "presence", 20)
                self.assertEqual(answer.get("type"), "error", "a guest saw somebody, or got in")
            self.assertEqual(guest.inbox, [])
        print(f"\nrace: {tries} tries of 200 guests, host in {seconds:.2f} s", flush=True)
        self.assertLess(seconds, 5)


if __name__ == "__main__":
    unittest.main()
