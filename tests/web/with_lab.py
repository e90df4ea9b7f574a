#!/usr/bin/python3
"""The stories of a deployed server: boots it in the lab and tells them where it is.

    tests/web/with_lab.py [IMAGE…]            servers that the first walk has deployed and saved (tests/walk/test_walk.py); default: all of them, or both
                                              Debians deployed now where none is
    tests/web/with_lab.py --deploy SUITE…     empty servers (bookworm, trixie), deployed by the program now
    tests/web/with_lab.py --account SUITE…    the same, with the longer stories of accounts, rooms and shared computers
    tests/web/with_lab.py --attack SUITE…     the same, with ten thousand wrong passwords from fifty addresses"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lab import Lab  # noqa: E402
from lab.images import deployed_images  # noqa: E402
from lab.places import SUITES  # noqa: E402
from walk.program import PROGRAM, Computer, write_settings  # noqa: E402

STORIES = ["test_first_meeting", "test_invitation"]
ACCOUNT = ["test_page.Links", "test_page.Account", "test_page.Rooms", "test_account", "test_shared_computer", "test_race"]


def ready(server):
    """Everything has found everything: Prosody answers for its hosts, jicofo has a bridge."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        done = server.exec("echo '{\"operations\":[]}' | sh /usr/local/share/meethouse/hosts-call.sh && curl -fsS http://127.0.0.1:8888/debug | grep -q '@internal.auth'",
                           check=False)
        if done.returncode == 0:
            return
        time.sleep(1)
    raise SystemExit(f"the server is not ready after two minutes: {done.stdout} {done.stderr}")


def coordinates(lab, server, domain, folder):
    """Where it is and whom to trust, as server.py wants to know it."""
    certificate = Path(folder) / "certificate"
    # What it serves is what is trusted: whether others trust it is the proof's question.
    certificate.write_text(server.exec("cat \"$(nginx -T 2>/dev/null | awk '$1 == \"ssl_certificate\" { sub(/;$/, \"\", $2); print $2; exit }')\"").stdout)
    return {"domain": domain, "address": server.address, "caFile": str(certificate),
            "hosts": [str(PROGRAM), "hosts", "list", "--json", *Computer(Path(folder), server, lab).words()[0]],
            "ssh": [str(HERE.parent / "lab/lab"), "--lab", lab.name, "exec", server.name, "--", "sh", "-c"]}


def tell(lab, server, domain, stories=STORIES, remember="meeting"):
    ready(server)
    with tempfile.TemporaryDirectory() as folder:
        told = coordinates(lab, server, domain, folder) | {"rememberHosts": remember}
        return subprocess.run(["/usr/bin/python3", "-W", "ignore", "-m", "unittest", "-v", *stories], cwd=HERE,
                              env={**os.environ, "MEETHOUSE_TEST_SERVER": json.dumps(told)}).returncode


def saved(image, known):
    print(f"== {image}", flush=True)
    with Lab() as lab:
        server = lab.server(known["suite"], image=f"deployed:{image}", memory="2G")
        return tell(lab, server, known["note"]["domain"])


def fresh(suite, told):
    """Deploys and tells, once for each (settings of meetings, stories)."""
    print(f"== {suite}, deployed now", flush=True)
    with Lab() as lab, tempfile.TemporaryDirectory() as folder:
        server = lab.server(suite, memory="2G")
        domain = f"meet.{suite}.example"
        lab.give_name(domain, server.address)
        computer, code = Computer(Path(folder) / "home", server, lab), 0
        for meetings, stories in told:
            settings = write_settings(Path(folder) / "settings.json", lab, domain, "selfsigned", meetings=meetings)
            outcome = computer.run("deploy", "--settings", str(settings), outside=True)
            if outcome.exit != 0:
                print(outcome.why(), file=sys.stderr)
                return 1
            code = max(code, tell(lab, server, domain, stories, meetings.get("rememberHosts", "meeting")))
        return code


def main(wanted):
    if wanted[:1] == ["--deploy"]:
        return max(fresh(suite, [({}, STORIES)]) for suite in wanted[1:])
    if wanted[:1] == ["--attack"]:
        return max(fresh(suite, [({}, ["test_attack"])]) for suite in wanted[1:])
    if wanted[:1] == ["--account"]:
        short = {"endWithoutHostMinutes": 1}
        return max(fresh(suite, [(short, ACCOUNT), ({**short, "rememberHosts": "day"}, ["test_shared_computer"])]) for suite in wanted[1:])
    known = deployed_images()
    images = wanted or sorted(name for name in known if name.startswith("walk-"))
    if not images:
        return max(fresh(suite, [({}, STORIES)]) for suite in SUITES)
    return max(saved(name, known[name]) for name in images)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
