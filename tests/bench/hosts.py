#!/usr/bin/python3
"""How long hosts take: one invited, reset, disabled; a thousand from a list, with links and with sheets.

    python3 tests/bench/hosts.py [--suite bookworm|trixie] [--runs N]

Times are those of the whole command, connecting included. Machines are noisy, so beside each stands how many times as long it took as `ssh` with the same
call by hand, in turn.
"""

import argparse
import json
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "web")]

import xmpp  # noqa: E402
from lab import Lab  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402

DOMAIN = "meet.bench.example"


def say(**figures):
    print(json.dumps(figures), flush=True)


def accept(server, link: str, name: str) -> None:
    """What the account page does."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    client = xmpp.Client(DOMAIN, server.address, tls=trusting)
    client.iq("set", DOMAIN, f"<preauth xmlns='urn:xmpp:pars:0' token='{link.split('#')[1]}'/>")
    answer = client.iq("set", DOMAIN, f"<query xmlns='jabber:iq:register'><username>{name}</username><password>vier blaue Lampen</password></query>")
    assert xmpp.condition(answer) is None, xmpp.error_text(answer)
    client.close()


class Bench:
    def __init__(self, computer: Computer):
        self.computer = computer

    def timed(self, *words: str) -> tuple[float, dict]:
        begun = time.monotonic()
        outcome = self.computer.run(*words)
        seconds = time.monotonic() - begun
        assert outcome.exit == 0, outcome.why()
        return seconds, outcome.result

    def by_hand(self) -> float:
        server = self.computer.server
        begun = time.monotonic()
        subprocess.run(["ssh", "-F", "none", "-i", str(server.identity), "-p", str(server.port), "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
                        "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", f"root@{server.address}", "sh /usr/local/share/meethouse/hosts-call.sh"],
                       input='{"operations":[{"op":"list"}]}', text=True, capture_output=True, check=True)
        return time.monotonic() - begun

    def singles(self, runs: int) -> None:
        hand: list[float] = []
        seconds: dict[str, list[float]] = {"list": [], "invite": [], "reset": [], "disable": [], "remove": []}
        for number in range(runs):
            name = f"one-{number}"
            taken, result = self.timed("hosts", "invite", name)
            seconds["invite"].append(taken)
            accept(self.computer.server, result["links"][0]["link"], name)
            for word in ("reset", "disable", "remove"):
                seconds[word].append(self.timed("hosts", word, name)[0])
            seconds["list"].append(self.timed("hosts", "list")[0])
            hand.append(self.by_hand())
        for word, times in seconds.items():
            median = statistics.median(times)
            say(what=f"one host: {word}, seconds", median=median, most=max(times), goal=0.5, times_by_hand=median / statistics.median(hand))

    def thousand(self, folder: Path, what: str, *more: str, goal: float) -> None:
        people = folder / f"people-{what}.csv"
        people.write_text("name;display name;e-mail\n" + "".join(f"{what}-{number};Pupil № {number};p{number}@example.org\n" for number in range(1000)))
        seconds, result = self.timed("hosts", "import", str(people), *more)
        assert result["toInvite"] == 1000 and "links" not in result
        say(what=f"1,000 hosts from a list, {what}, seconds", value=seconds, goal=goal)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with Lab() as lab, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = lab.server(wanted.suite, memory="2G")
        lab.give_name(DOMAIN, server.address)
        computer = Computer(folder / "home", server, lab)
        outcome = computer.run("deploy", "--settings", str(write_settings(folder / "settings.json", lab, DOMAIN, "selfsigned")), outside=True)
        assert outcome.result.get("meetingUrl"), outcome.why()
        bench = Bench(computer)
        bench.singles(wanted.runs)
        bench.thousand(folder, "links", "--links", str(folder / "links.csv"), goal=10)
        bench.thousand(folder, "sheets", "--sheets", str(folder / "sheets"), goal=20)


if __name__ == "__main__":
    main()
