"""The practice server: a lab of its own with one server, left running until it is stopped. Each word prints one JSON object, which
`meethouse practice` hands on."""

import argparse
import json
import os
import sys
from pathlib import Path

from . import possible, warden
from .client import ask, ensure
from .places import SUITES, LabError, run_folder

LAB = SERVER = "practice"
DOMAIN = "meet.practice.example"


def _settings(told: dict) -> dict:
    repository = told["jitsiRepository"]
    return {"format": 1, "domain": DOMAIN,
            "certificate": {"source": "letsencrypt", "email": f"teacher@{DOMAIN}", "acmeDirectory": told["acmeDirectory"]},
            "repositories": {"jitsi": repository} if repository else {},
            # Somebody made up, so that the papers show what they will look like.
            "provider": {"name": "Scuola di musica Esempio", "address": "Via della Pratica 1\n39042 Bressanone", "contact": f"privacy@{DOMAIN}",
                         "role": "self", "country": "IT"},
            "papers": {"hosting": {"ownPremises": True}, "accountDays": 30}}


def _written(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return str(file)


def _hand_over(folder: Path, files: list[str]) -> None:
    """Who came through sudo goes on as himself and has to be able to read what he needs."""
    if owner := os.environ.get("SUDO_UID"):
        for file in files:
            os.chown(file, int(owner), -1)


def _told() -> dict | None:
    """How to reach the practice server; None if it does not run."""
    if LAB not in warden.living():
        return None
    try:
        told = ask(LAB, "info")
    except LabError:
        return None  # it is just coming or going
    server = told["servers"].get(SERVER)
    if server is None or server["state"] != "on":
        return None
    answer = {"running": True, "server": server["server"], "identity": told["identity"], "hostKey": server["hostKey"], "domain": DOMAIN,
              "address": server["address"], "suite": server["suite"]}
    answer |= {name: told[name] for name in ("resolver", "caFile", "acmeDirectory", "jitsiRepository", "repository")}
    folder = run_folder(LAB)
    if os.access(folder, os.W_OK):
        answer["settings"] = _written(folder, "settings.json", json.dumps(_settings(told), indent=1) + "\n")
        # The ways of signing in that a rented server has; in files, so that no password stands on a terminal.
        answer["secrets"] = _written(folder, "secrets.json", json.dumps({"password": server["rootPassword"]}) + "\n")
        answer["sudoServer"] = f"{server['sudoUser']}@{server['address']}:{server['port']}"
        answer["sudoSecrets"] = _written(folder, "sudo-secrets.json", json.dumps(
            {"password": server["sudoPassword"], "sudoPassword": server["sudoPassword"]}) + "\n")
        _hand_over(folder, [answer[name] for name in ("identity", "settings", "secrets", "sudoSecrets")])
    return answer


def start(suite: str, real: bool) -> dict:
    if told := _told():
        return {**told, "already": True}
    ensure(LAB, real)
    servers = ask(LAB, "info")["servers"]
    if SERVER not in servers:
        servers[SERVER] = ask(LAB, "up", name=SERVER, suite=suite)
    elif servers[SERVER]["state"] == "off":
        ask(LAB, "switch_on", name=SERVER)
    ask(LAB, "name", domain=DOMAIN, address=servers[SERVER]["address"])
    told = _told()
    if told is None:
        raise LabError("The practice server went away while it was starting.")
    return {**told, "already": False}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="practice", description="A practice server on this machine; prints one JSON object.")
    parser.add_argument("word", choices=("start", "stop", "status"))
    parser.add_argument("--suite", choices=SUITES, default="bookworm")
    parser.add_argument("--real", action="store_true", help="with Jitsi's own packages instead of the stand-ins")
    options = parser.parse_args(arguments)
    code = 0
    try:
        if options.word == "status":
            answer = _told() or {"running": False}
        elif why := possible.why_not():
            answer, code = {"possible": False, "why": why}, 4
        elif options.word == "stop":
            answer = {"running": False, "stopped": warden.stop(LAB)}
        else:
            answer = start(options.suite, options.real)
    except LabError as failure:
        answer, code = {"possible": True, "why": str(failure)}, 1
    json.dump(answer, sys.stdout, ensure_ascii=False)
    print()
    return code
