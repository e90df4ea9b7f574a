#!/usr/bin/python3
"""What a deploy costs beyond the bare installation of the same packages: time, round trips, distance, memory.

    python3 tests/bench/deploy.py [--pairs N] [--suite bookworm|trixie]
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab import Lab  # noqa: E402
from walk.program import Computer, write_settings  # noqa: E402

BARE = """
set -eu
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
mkdir -p /etc/apt/keyrings
cat > /etc/apt/keyrings/bench.asc
printf 'Types: deb\\nURIs: %s\\nSuites: %s\\nSigned-By: /etc/apt/keyrings/bench.asc\\n' "$1" "$2" > /etc/apt/sources.list.d/bench.sources
debconf-set-selections <<END
jitsi-videobridge2 jitsi-videobridge/jvb-hostname string $3
jitsi-meet-prosody jitsi-videobridge/jvb-hostname string $3
jitsi-meet-web-config jitsi-meet/cert-choice select Generate a new self-signed certificate
jitsi-meet-web-config jitsi-meet/jaas-choice boolean false
END
apt-get -q update
apt-get -q -y -o Dpkg::Options::=--force-confold install nginx jitsi-meet jitsi-meet-turnserver logrotate nftables unattended-upgrades
systemctl restart prosody jicofo jitsi-videobridge2
systemctl reload nginx
"""


def say(**figures):
    print(json.dumps(figures), flush=True)


def fresh(lab, suite: str):
    """What the one before has left to be written is not paid for by this one."""
    os.sync()
    return lab.server(suite, memory="2G")


def bare(lab, suite: str, domain: str) -> float:
    server = fresh(lab, suite)
    repository = lab.jitsi_repository
    key = Path(repository["keyFile"]).read_text()
    begun = time.monotonic()
    server.exec(["sh", "-c", BARE, "bare", repository["url"], repository["suite"], domain], input=key, timeout=900)
    seconds = time.monotonic() - begun
    server.down()
    return seconds


def deploy(lab, suite: str, folder: Path, delay: float = 0) -> tuple[dict, float]:
    server = fresh(lab, suite)
    domain = "meet.bench.example"
    lab.give_name(domain, server.address)
    settings = write_settings(folder / "settings.json", lab, domain, "selfsigned")
    computer = Computer(folder / "home", server, lab)
    if delay:
        computer.place = server.delay(delay)
    begun = time.monotonic()
    outcome = computer.run("deploy", "--settings", str(settings), outside=True)
    seconds = time.monotonic() - begun
    if outcome.exit != 0:
        sys.exit(outcome.why())
    again = [timed(computer, settings) for _ in range(5)] if not delay else []
    result = {**outcome.result, "again": again, "peak": outcome.peak_kb}
    server.down()
    return result, seconds


def timed(computer, settings) -> float:
    begun = time.monotonic()
    outcome = computer.run("deploy", "--settings", str(settings), outside=True)
    assert outcome.exit == 0 and outcome.result["changed"] == 0, outcome.why()
    return time.monotonic() - begun


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--suite", default="bookworm")
    wanted = parser.parse_args()
    with Lab() as lab, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare(lab, wanted.suite, "meet.bench.example")  # fills the mirror's cache, so that no pair pays for it
        ratios, agains, trips = [], [], 0
        for _ in range(wanted.pairs):
            ours, _ = deploy(lab, wanted.suite, folder)
            theirs = bare(lab, wanted.suite, "meet.bench.example")
            ratios.append(ours["seconds"] / theirs)
            agains += ours["again"]
            trips = ours["roundTrips"]
            say(what="pair", run=ours["seconds"], bare=theirs, ratio=ratios[-1])
        say(what="run / bare install", median=statistics.median(ratios), least=min(ratios), most=max(ratios), goal=1.05)
        say(what="round trips of a deploy without proof", value=trips, goal=25)
        say(what="deploy with nothing to do, seconds", median=statistics.median(agains), most=max(agains), goal=2)
        near, _ = deploy(lab, wanted.suite, folder)
        far, _ = deploy(lab, wanted.suite, folder, 200)
        say(what="deploy at 200 ms minus at 0 ms, seconds without the proof", value=overhead(far) - overhead(near), roundTrips=far["roundTrips"], goal=4)
    say(what="peak memory of the program, MB", value=near["peak"] / 1024, goal=40)


def overhead(result: dict) -> float:
    """What the program adds to the run itself: connecting, looking, sending, following."""
    return result["secondsWithoutProof"] - result["seconds"]


if __name__ == "__main__":
    main()
