"""The lab's command line."""

import argparse
import json
import os
import subprocess
import sys

from . import images, possible, warden
from .client import Lab, ask, ensure, launch, run_here
from .places import SUITES, LabError, run_folder
from .servers import WIRINGS

DESCRIPTION = """Real Debian servers on this machine, for tests and practice. A lab is started by the first `up` and lives until `stop`;
`--lab NAME` or MEETHOUSE_LAB says which of several (default: “default”). `up`, `info` and `delay` print JSON."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lab", description=DESCRIPTION)
    parser.add_argument("--lab", default=os.environ.get("MEETHOUSE_LAB", "default"))
    parser.add_argument("--cache", help="folder of images and downloads (default: build/lab, or MEETHOUSE_LAB_CACHE)")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, *positionals: str):
        made = commands.add_parser(name, help=text)
        for positional in positionals:
            made.add_argument(positional)
        return made

    command("possible", "whether this machine can boot servers; exit 4 if not")
    image = command("image", "builds the base image of a Debian, if it is not there")
    image.add_argument("suite", choices=SUITES)
    up = command("up", "boots a server", "name")
    up.add_argument("--suite", choices=SUITES, default="bookworm")
    up.add_argument("--image", default="empty", help="empty or deployed:KEY")
    up.add_argument("--memory", help="for example 2G")
    up.add_argument("--wiring", choices=WIRINGS, default="direct", help="how it hangs on the network")
    command("down", "throws a server away", "name")
    execute = command("exec", "runs a command in a server, as root", "name")
    execute.add_argument("words", nargs="+", metavar="-- command")
    ssh = command("ssh", "signs in to a server with the lab's key", "name")
    ssh.add_argument("words", nargs="*", metavar="command")
    command("reboot", "reboots a server in good order", "name")
    command("cut-power", "switches a server off without warning", "name")
    command("off", "switches a server off in good order", "name")
    command("on", "switches it on again", "name")
    command("save", "makes a deployed image of a server", "name", "key")
    command("forget", "removes a deployed image", "key")
    link = command("link", "cuts a server's link, or mends it", "name")
    link.add_argument("state", choices=("down", "up"))
    delay = command("delay", "a place to connect to instead, so far away; 0 ends it", "name")
    delay.add_argument("milliseconds", type=float)
    delay.add_argument("--port", type=int, default=22)
    name = command("name", "gives a name an address in the lab's resolver; “-” takes it away", "domain", "address")
    name.set_defaults()
    start = command("start", "starts the lab without a server")
    start.add_argument("--real", action="store_true", help="with Jitsi's own repository")
    command("info", "what there is and how to reach it")
    command("list", "labs that run, and deployed images")
    command("stop", "ends the lab and everything in it")
    command("clean", "removes what dead labs have left")
    keep = command("keep", "(the lab's own process)", "name")
    keep.add_argument("--owned", action="store_true")
    keep.add_argument("--real", action="store_true")
    return parser


def _print(value) -> None:
    print(json.dumps(value, indent=1, ensure_ascii=False))


def _keep(options) -> int:
    try:
        return warden.start(options.name, options.owned, options.real)
    except LabError as failure:
        print(json.dumps({"ok": False, "error": str(failure)}), flush=True)
        return 1


def _up(options) -> None:
    ensure(options.lab)
    _print(ask(options.lab, "up", name=options.name, suite=options.suite, image=options.image, memory=options.memory, wiring=options.wiring))


def _ssh(options) -> int:
    with Lab(options.lab, attach=True) as lab:
        server = lab.find(options.name)
        known = run_folder(options.lab) / f"known-{server.name}"
        known.write_text(f"{server.address} {server.read('/etc/ssh/ssh_host_ed25519_key.pub')}")
        return subprocess.run(["ssh", "-F", "none", "-i", str(server.identity), "-o", f"UserKnownHostsFile={known}", "-o",
                               "HostKeyAlgorithms=ssh-ed25519", f"root@{server.address}", *options.words]).returncode


def _carry_out(options) -> int:
    lab, command = options.lab, options.command
    simple = {"down": "down", "reboot": "reboot", "cut-power": "cut_power", "off": "switch_off", "on": "switch_on"}
    if command in simple:
        ask(lab, simple[command], name=options.name)
    elif command == "image":
        print(images.base(options.suite))
    elif command == "up":
        _up(options)
    elif command == "exec":
        return run_here(lab, options.name, options.words)
    elif command == "ssh":
        return _ssh(options)
    elif command == "save":
        ask(lab, "save", name=options.name, key=options.key)
    elif command == "forget":
        images.forget(options.key)
    elif command == "link":
        ask(lab, "link", name=options.name, up=options.state == "up")
    elif command == "delay":
        _print(ask(lab, "delay", name=options.name, milliseconds=options.milliseconds, port=options.port))
    elif command == "name":
        ask(lab, "name", domain=options.domain, address=None if options.address == "-" else options.address)
    elif command == "start":
        launch(lab, owned=False, real=options.real)
        _print(ask(lab, "info"))
    elif command == "info":
        _print(ask(lab, "info"))
    elif command == "list":
        shown = ("suite", "saved", "base", "note")
        _print({"labs": warden.living(), "deployed": {key: {word: known.get(word) for word in shown}
                                                      for key, known in images.deployed_images().items()}})
    elif command == "stop":
        print("ended" if warden.stop(lab) else "no such lab was running")
    elif command == "clean":
        _print({"removed": warden.clean()})
    return 0


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.cache:
        os.environ["MEETHOUSE_LAB_CACHE"] = options.cache
    if options.command == "keep":
        return _keep(options)
    if options.command in ("possible", "image", "up", "start"):
        why = possible.why_not()
        if options.command == "possible" or why:
            _print({"possible": why is None, **({"why": why} if why else {})})
            if why:
                print(why, file=sys.stderr)
            return 4 if why else 0
    try:
        return _carry_out(options)
    except LabError as failure:
        print(failure, file=sys.stderr)
        return 1
