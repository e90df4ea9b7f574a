#!/usr/bin/python3
"""How long inside.sh waits for the bridge: the script with commands that pretend a server, and a clock that only sleep moves."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "resources/server/inside.sh"

COMMANDS = {
    "date": 'case $1 in +%s) cat clock ;; *) exec /usr/bin/date "$@" ;; esac',
    "sleep": 'echo $(($(cat clock) + $1)) >clock',
    "systemctl": '''
        case "$*" in
        *ActiveEnterTimestamp*--value*prosody.service*) printf '@%s\\n\\n' "$PROSODY" "$JICOFO" "$BRIDGE" ;;
        *ActiveEnterTimestamp*--value*) echo "@$BRIDGE" ;;
        *) exit 1 ;;
        esac''',
    # The bridge answers from SPEAKS on with STATUS, and jicofo uses it from KNOWN on.
    "curl": '''
        case "$*" in
        *8080*) if [ "$(cat clock)" -ge "$SPEAKS" ]; then printf '%s' "$STATUS"; else printf 000; fi ;;
        *8888*) if [ "$(cat clock)" -ge "$KNOWN" ]; then echo 'XMPPDomainAuthAuthority 1 1'; else echo 'XMPPDomainAuthAuthority 0 0'; fi ;;
        esac''',
    "jq": "cat",
}
for silent in ("dpkg-query", "nginx", "openssl", "pgrep", "logrotate", "journalctl", "timedatectl", "lsblk", "findmnt", "nft", "apt-config"):
    COMMANDS[silent] = "exit 1"


def look(wait=100, now=100_000, **server):
    """Seconds it took, and the last two things it says of the bridge."""
    pretended = {"PROSODY": 0, "JICOFO": 0, "BRIDGE": 0, "SPEAKS": 0, "KNOWN": 0, "STATUS": 200, **server}
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "clock").write_text(f"{now}\n")
        for name, text in COMMANDS.items():
            (here / name).write_text(f"#!/bin/sh\ncd {folder}\n{text}\n")
            (here / name).chmod(0o755)
        script = SCRIPT.read_text().replace("\nPATH=/", f"\nPATH={folder}:/", 1)
        done = subprocess.run(["sh", "-c", script], input=f"DOMAIN=meet.example.org\nWAIT={wait}\n", capture_output=True, text=True, timeout=120,
                              env={**os.environ, **{name: str(value) for name, value in pretended.items()}}, check=False)
        said = done.stdout.splitlines()
        assert said and said[-1] == "end", done.stdout + done.stderr
        bridge = next(line for line in said if line.startswith("bridge-health"))
        jicofo = next(line for line in said if line.startswith("jicofo "))
        return int((here / "clock").read_text()) - now, bridge.split()[1], jicofo.split()[-1]


class Waiting(unittest.TestCase):
    def test_nobody_waits_for_what_has_been_there_for_long(self):
        self.assertEqual((0, "200", "1"), look())

    def test_a_young_bridge_has_its_first_look_at_itself_behind_it(self):
        self.assertEqual((60, "200", "1"), look(BRIDGE=100_000 - 10))

    def test_a_slow_java_has_so_much_longer(self):
        took, status, known = look(BRIDGE=100_000 - 10, SPEAKS=100_000 + 20, KNOWN=100_000 + 25)
        self.assertEqual(("200", "1"), (status, known))
        self.assertGreaterEqual(took, 20 + 60)

    def test_an_old_bridge_comes_back_after_prosody_alone_was_restarted(self):
        self.assertEqual((8, "200", "1"), look(PROSODY=100_000 - 2, KNOWN=100_000 + 8))

    def test_jicofo_alone_was_restarted(self):
        self.assertEqual((12, "200", "1"), look(JICOFO=100_000 - 2, KNOWN=100_000 + 12))

    def test_an_old_bridge_that_is_not_known_does_not_come_any_more(self):
        self.assertEqual((0, "200", "0"), look(KNOWN=999_999_999))

    def test_a_young_one_that_is_not_known_is_given_up(self):
        self.assertEqual((100, "200", "0"), look(BRIDGE=100_000 - 10, KNOWN=999_999_999))

    def test_what_says_it_is_ill_is_believed(self):
        self.assertEqual((60, "500", "0"), look(BRIDGE=100_000 - 10, STATUS=500, KNOWN=999_999_999))

    def test_no_wait_was_asked_for(self):
        self.assertEqual((0, "200", "0"), look(wait=0, BRIDGE=100_000 - 10, KNOWN=999_999_999))


if __name__ == "__main__":
    unittest.main()
