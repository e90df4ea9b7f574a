#!/usr/bin/python3
"""The race that upstream leaves open, on a deployed server: two hundred guests at one address who try from before a room comes to be."""

import secrets
import threading
import time
import unittest

from server import server
from xmpp import CLIENT, condition

GUESTS, THREADS, SECONDS = 200, 8, 5


class Crowd(threading.Thread):
    """Some of the guests: each asks jicofo and tries the door, with and without a guess, over and over."""

    def __init__(self, at, room, count):
        super().__init__(daemon=True)
        self.domain, self.room = at.domain, room
        self.guests = [at.guest() for _ in range(count)]
        self.tries, self.open, self.inside, self.done = 0, 0, [], threading.Event()

    def run(self):
        while not self.done.is_set():
            for guest in self.guests:
                password = (None, "", "guess")[self.tries % 3]
                nick = secrets.token_hex(4)
                self.open += condition(guest.conference(self.room, self.domain)) is None
                guest.join(self.room, nick, password)
                self.tries += 1
                if guest.joined(self.room, nick, 30) is None:
                    self.inside.append(password)

    def seen(self):
        """Whom any of them was shown: whoever is let in, or overhears a meeting, gets presence that is no error."""
        return [one.get("from") for guest in self.guests for one in guest.inbox if one.tag == CLIENT + "presence" and one.get("type") != "error"]


class Race(unittest.TestCase):
    def test_nobody_is_in_before_the_host_and_the_host_is_not_kept_out(self):
        at = server()
        room = f"race-{secrets.token_hex(3)}@conference.{at.domain}"
        name, password = f"proof-{secrets.token_hex(4)}", secrets.token_urlsafe(18)
        self.assertTrue(at.ask({"op": "throwaway", "name": name, "password": password})[0]["ok"])
        self.addCleanup(at.ask, {"op": "remove", "name": name})

        crowds = [Crowd(at, room, GUESTS // THREADS) for _ in range(THREADS)]
        for crowd in crowds:
            crowd.start()
        time.sleep(2)
        self.assertEqual(sum(crowd.open for crowd in crowds), 0)
        before, begin = sum(crowd.tries for crowd in crowds), time.monotonic()
        host = at.host(room, "host", name, password)
        seconds = time.monotonic() - begin
        time.sleep(3)
        for crowd in crowds:
            crowd.done.set()
        for crowd in crowds:
            crowd.join(60)
            self.assertFalse(crowd.is_alive(), "a guest got no answer")

        tries, met = sum(crowd.tries for crowd in crowds), sum(crowd.open for crowd in crowds)
        print(f"\nrace: {GUESTS} guests, {before} tries before the host came and {tries - before} after, {met} of them at an open room; "
              f"host in {seconds:.2f} s after signing in began", flush=True)
        self.assertGreater(met, GUESTS, "they hardly met the open room, this proved nothing")
        self.assertEqual([one for crowd in crowds for one in crowd.inside], [])
        self.assertEqual([one for crowd in crowds for one in crowd.seen()], [])
        self.assertEqual({one.get("from") for one in host.inbox if one.tag == CLIENT + "presence" and "/host" not in one.get("from")} - {f"{room}/focus"}, set())
        self.assertLess(seconds, SECONDS)


if __name__ == "__main__":
    unittest.main()
