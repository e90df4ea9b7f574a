"""A lesson on a server of the lab: a host and a guest in browsers with the real client library, who come from an address of their own."""

import ipaddress
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

from browser import Browser  # noqa: E402
from lab.addresses import PREFIX  # noqa: E402
from lab.distance import Distance  # noqa: E402
from meeting import Meeting  # noqa: E402
from server import Server  # noqa: E402
from web.with_lab import coordinates  # noqa: E402

WRONG = "wrong-word-here-22"


def address_of_their_own(lab, server) -> str:
    """One more of the lab's, which no server has; it goes with the lab's bridge."""
    last = ipaddress.ip_network(f"{lab.info['gateway']}/{PREFIX}", strict=False)[-2]
    bridge = re.search(r"dev (\S+)", subprocess.run(["ip", "route", "get", server.address], text=True, capture_output=True, check=True).stdout)[1]
    subprocess.run(["ip", "address", "add", f"{last}/32", "dev", bridge], check=True)
    return str(last)


def hold(lab, server, domain: str, folder: Path, source: str, room: str, host: str, said: str) -> str:
    """The host comes with the name `host`, both say `said`, both leave, and the meeting is over. Gives back the room's password."""
    way = Distance("127.0.0.1", (server.address, 443), 0, source)
    at = Server(coordinates(lab, server, domain, folder) | {"address": way.address[0], "port": way.address[1]})
    password = "a-long-throwaway-password"
    assert at.ask({"op": "throwaway", "name": host, "password": password})[0]["ok"]
    browsers = [Browser(at), Browser(at)]
    try:
        pupil, teacher = (Meeting(browser, at, room) for browser in browsers)
        pupil.expect("waiting")
        teacher.expect("waiting")
        teacher.sign_in(host, "not the password")
        teacher.says("login-error", "Wrong user or password")
        teacher.sign_in(host, password)
        teacher.expect("joined")
        given = teacher.browser.wait("the room's password", teacher.known_password)
        pupil.expect("password")
        pupil.enter_password(WRONG)
        pupil.says("password-error", "Wrong password")
        pupil.enter_password(given)
        pupil.expect("joined")
        for one, other in ((teacher, pupil), (pupil, teacher)):
            one.write(said + one.role())
            other.browser.wait("what the other said", lambda one=one, other=other: any(said + one.role() in line for line in other.chat()))
    finally:
        for browser in browsers:
            browser.close()
    at.wait_until_closed(room)
    assert at.ask({"op": "remove", "name": host})[0]["ok"]
    way.close()
    return given
