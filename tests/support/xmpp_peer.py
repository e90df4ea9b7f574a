#!/usr/bin/python3
"""A real Prosody for tests, with the modules and the drop-in that servers get, and a stand-in for jicofo: xmpp_peer.py

Prints one line of JSON, {"port": PORT} of plain HTTP on loopback (/http-bind, /xmpp-websocket) for the domain
meet.example.org with the account anna and the password in "password", and ends when its standard input closes.
Prosody's package is unpacked into build/prosody when this machine has none, as tests/lua/run does.
"""
import json
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests" / "lua"))


def provide():
    if os.environ.get("MEETHOUSE_PROSODY_ROOT") or os.access("/usr/bin/prosody", os.X_OK):
        return
    root = TOP / "build" / "prosody"
    if not (root / "usr/bin/prosody").exists():
        root.mkdir(parents=True, exist_ok=True)
        subprocess.run("apt-get -qq download prosody && dpkg -x prosody_*.deb . && rm prosody_*.deb", cwd=root,
                       shell=True, check=True, stdout=sys.stderr)
    os.environ["MEETHOUSE_PROSODY_ROOT"] = str(root)


def main():
    provide()
    import prosody
    server = prosody.Prosody()
    try:
        password = "correct & <horse>"
        server.shell(f'user:create("anna@{prosody.DOMAIN}", "{password}")')
        print(json.dumps({"port": server.port, "password": password}), flush=True)
        sys.stdin.read()
    finally:
        server.close()


if __name__ == "__main__":
    main()
