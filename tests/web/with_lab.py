#!/usr/bin/python3
"""The stories of a deployed server, on servers that the first walk has deployed and saved (tests/walk/test_walk.py): boots each, tells them where it is.

    tests/web/with_lab.py [IMAGE…]        default: every saved image whose name begins with walk-"""

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

STORIES = ["test_first_meeting", "test_invitation"]


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


def tell(image, note, suite):
    print(f"== {image}", flush=True)
    with Lab() as lab, tempfile.TemporaryDirectory() as folder:
        server = lab.server(suite, image=f"deployed:{image}", memory="2G")
        ready(server)
        certificate = Path(folder) / "certificate"
        # What it serves is what is trusted: whether others trust it is the proof's question.
        certificate.write_text(server.exec("cat \"$(nginx -T 2>/dev/null | awk '$1 == \"ssl_certificate\" { sub(/;$/, \"\", $2); print $2; exit }')\"").stdout)
        coordinates = {"domain": note["domain"], "address": server.address, "caFile": str(certificate),
                       "ssh": [str(HERE.parent / "lab/lab"), "--lab", lab.name, "exec", server.name, "--", "sh", "-c"]}
        return subprocess.run(["/usr/bin/python3", "-W", "ignore", "-m", "unittest", "-v", *STORIES], cwd=HERE,
                              env={**os.environ, "MEETHOUSE_TEST_SERVER": json.dumps(coordinates)}).returncode


def main(wanted):
    known = deployed_images()
    images = wanted or sorted(name for name in known if name.startswith("walk-"))
    if not images:
        print("No image of a walk is saved. Run the walk first.", file=sys.stderr)
        return 1
    return max(tell(name, known[name]["note"], known[name]["suite"]) for name in images)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
