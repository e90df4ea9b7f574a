#!/usr/bin/python3
"""How long somebody far away waits for the account page: from the address being opened, in a browser that knows nothing of the server, to a form that can
be filled in. Over a line of 200 ms, whose handshakes count as well. Uses what `./test page` has unpacked.

    python3 tests/bench/page.py [--milliseconds N] [--times N]
"""

import argparse
import json
import os
import statistics
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "web")]
UNPACKED = TESTS.parent / "build/unpacked"
os.environ.setdefault("MEETHOUSE_PROSODY_ROOT", str(UNPACKED / "prosody"))
os.environ.setdefault("MEETHOUSE_NGINX", str(UNPACKED / "nginx/usr/sbin/nginx"))

from browser import Browser  # noqa: E402
from lab.distance import Distance  # noqa: E402
from local_server import LocalServer  # noqa: E402

WATCH = """
new MutationObserver((_, watch) => {
    if (document.querySelector('#content form button')) { watch.disconnect(); requestAnimationFrame(() => { window.usable = performance.now(); }); }
}).observe(document, { childList: true, subtree: true });
"""


class Far:
    """The server as it looks from far away."""

    def __init__(self, server, line):
        self.domain, (self.address, self.port), self.pin = server.domain, line.address, server.pin


def measure(server, milliseconds, language):
    line = Distance("127.0.0.1", ("127.0.0.1", server.port), milliseconds)
    browser = Browser(Far(server, line), language=language)
    try:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        browser.open(f"https://{server.domain}/hosts/")
        return browser.wait("the form", lambda: browser.run("return window.usable")) / 1000
    finally:
        browser.close()
        line.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--milliseconds", type=int, default=200)
    parser.add_argument("--times", type=int, default=5)
    wanted = parser.parse_args()
    server = LocalServer()
    try:
        for distance in (0, wanted.milliseconds):
            seconds = [measure(server, distance, language) for language in ("en", "de", "it") for _ in range(wanted.times)]
            print(json.dumps({"bench": "page", "milliseconds": distance, "median": round(statistics.median(seconds), 3), "most": round(max(seconds), 3),
                              "goal": 1.0, "times": len(seconds)}), flush=True)
    finally:
        server.close()


if __name__ == "__main__":
    main()
