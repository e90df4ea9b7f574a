"""Secrets are planted and looked for everywhere: in the arguments and environment of every process while it runs, in files on both
sides, in journals, in what commands print, in what a program that is aborted leaves. They may be where they must be, and the list of
those places (PLACES) is the one in docs/architecture.md."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Booted  # noqa: E402
from walk.program import PROGRAM, Run  # noqa: E402

PLANTED = {"password": "planted-login-Zq7Rk2Wm", "newPassword": "planted-second-Hx4Tn9Vc", "keyPassphrase": "planted-phrase-Bd3Jp8Ls",
           "sudoPassword": "planted-second-Hx4Tn9Vc"}

# file → mode, owner, as the packages leave them; D is the domain. Only these may hold a secret of the server's own services.
PLACES = {
    "/etc/turnserver.conf": ("640", "root:turnserver"),
    "/etc/prosody/conf.avail/D.cfg.lua": ("644", "root:root"),
    "/etc/jitsi/jicofo/jicofo.conf": ("644", "jicofo:jitsi"),
    "/etc/jitsi/videobridge/jvb.conf": ("644", "jvb:jitsi"),
    "/var/cache/debconf/config.dat": ("644", "root:root"),
    "/var/cache/debconf/config.dat-old": ("644", "root:root"),
    "/var/cache/debconf/passwords.dat": ("600", "root:root"),
    "/var/cache/debconf/passwords.dat-old": ("600", "root:root"),
}
SEARCHED = "/etc /var /run /root /home /tmp /usr/local /opt /srv"


class Sampler:
    """Looks at every process of this machine, the server's among them, as often as it can."""

    def __init__(self, words: list[str]):
        self.words, self.seen, self.rounds = [word.encode() for word in words], set(), 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        self._thread.join()

    def _look(self):
        # The test's own processes hold what it planted.
        own = {os.getpid(), os.getppid()}
        while not self._end.is_set():
            self.rounds += 1
            for process in Path("/proc").iterdir():
                if not process.name.isdigit() or int(process.name) in own:
                    continue
                for name in ("cmdline", "environ"):
                    try:
                        held = (process / name).read_bytes()
                    except OSError:
                        continue
                    for word in self.words:
                        if word in held:
                            self.seen.add((name, held[:60], word))
            time.sleep(0.01)


class Planted(Booted, unittest.TestCase):
    word = "planted"

    def test_nothing_is_left_where_it_does_not_belong(self):
        folder, lab, domain, server = self.folder, self.lab, self.domain, self.boot()
        home = folder / "home"
        home.mkdir()
        settings = self.wanted()
        said: list[str] = []

        # A password that has to be changed first, and a key with a passphrase.
        server.exec(["chpasswd"], input=f"teacher:{PLANTED['password']}\n")
        server.exec("chage -d 0 teacher")
        key = folder / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        subprocess.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", PLANTED["keyPassphrase"], "-f", key], check=True)

        def run(*words: str, **secrets):
            outcome = self.run_it(home, server, lab, words, secrets)
            said.append(json.dumps(outcome.events, ensure_ascii=False) + outcome.errors)
            return outcome

        with Sampler(list(set(PLANTED.values()))) as sampler:
            first = run("keys", "install", "--identity", str(key), password=PLANTED["password"], newPassword=PLANTED["newPassword"],
                        keyPassphrase=PLANTED["keyPassphrase"])
            self.assertEqual(0, first.exit, first.why())
            by_key = {"keyPassphrase": PLANTED["keyPassphrase"], "sudoPassword": PLANTED["sudoPassword"]}
            deployed = run("deploy", "--identity", str(key), "--settings", str(settings), **by_key)
            self.assertEqual(0, deployed.exit, deployed.why())
            invited = run("hosts", "invite", "anna", "--identity", str(key), **by_key)
            token = invited.result["links"][0]["link"].split("#")[1]
            said.pop()  # the one place where a link is told
            for words in (("status",), ("report", str(folder / "report.json")), ("hosts", "list"), ("settings", "show")):
                run(*words, "--identity", str(key), **by_key)
        self.assertGreater(sampler.rounds, 50)
        self.assertEqual(set(), sampler.seen)

        everything = "\n".join(said) + (folder / "report.json").read_text()
        secrets = self.secrets_of(server, domain)
        self.assertGreaterEqual(len(secrets), 3, secrets.keys())
        for name, word in {**PLANTED, "token": token, **secrets}.items():
            with self.subTest(name):
                self.assertNotIn(word, everything)
                here = [str(file) for file in home.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]
                self.assertEqual([], here)
                there = server.exec(["sh", "-c", f"grep -rlsaF -f - {SEARCHED} 2>/dev/null; true"], input=word + "\n", timeout=300).stdout.split()
                allowed = {place.replace("D.cfg", f"{domain}.cfg") for place in PLACES} if name in secrets else set()
                if name == "token":  # Prosody keeps invitations by their token
                    there = [file for file in there if not file.startswith("/var/lib/prosody/")]
                self.assertEqual([], sorted(set(there) - allowed))
                self.assertEqual("0", server.exec(["sh", "-c", "journalctl -q --no-pager | grep -caF -f - || true"], input=word + "\n").stdout.strip())
        for place, (mode, owner) in PLACES.items():
            place = place.replace("D.cfg", f"{domain}.cfg")
            found = server.exec(f"stat -c '%a %U:%G' {place} 2>/dev/null || echo absent").stdout.strip()
            self.assertIn(found, (f"{mode} {owner}", "absent"), place)

    def test_an_aborted_program_leaves_no_core(self):
        """While it holds a password and waits for a server's first word. A shell that is aborted likewise shows that one would be seen."""
        if not re.fullmatch(r"core(\.%\w)*", Path("/proc/sys/kernel/core_pattern").read_text().strip()):
            self.skipTest("this machine keeps cores elsewhere")
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            survey = [str(PROGRAM), "survey", "--server", f"teacher@127.0.0.1:{port}", "--secrets", "-"]
            shell = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}; read -r -u 3"]
            for command, cores in ((survey, 0), (shell, 1)):
                folder = self.folder / str(cores)
                folder.mkdir()
                process = subprocess.Popen(["sh", "-c", 'ulimit -c unlimited; cd "$0" && exec "$@"', str(folder), *command], stdin=subprocess.PIPE,
                                           env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, text=True)
                process.stdin.write(json.dumps({"password": PLANTED["password"]}))
                process.stdin.close()
                connection, _ = silent.accept()
                process.send_signal(signal.SIGABRT)
                self.assertEqual(-signal.SIGABRT, process.wait(30))
                connection.close()
                self.assertEqual(cores, len(list(folder.glob("core*"))), command)

    @staticmethod
    def secrets_of(server, domain: str) -> dict[str, str]:
        """What the packages made up: the relay's shared secret, the passwords of jicofo and the bridge."""
        found = {}
        for name, file, pattern in (("turn", "/etc/turnserver.conf", r"static-auth-secret=(\S+)"),
                                    ("jicofo", "/etc/jitsi/jicofo/jicofo.conf", r'password\s*[:=]\s*"?([^"\s]+)'),
                                    ("bridge", "/etc/jitsi/videobridge/jvb.conf", r'PASSWORD\s*[:=]\s*"?([^"\s]+)')):
            if match := re.search(pattern, server.read(file), re.IGNORECASE):
                found[name] = match[1]
        return found

    @staticmethod
    def start(home: Path, server, lab, words, secrets) -> Run:
        where = ["--server", f"teacher@{server.address}", "--accept-host-key", server.host_key, "--secrets", "-"]
        outside = ["--resolver", lab.resolver, "--ca-file", str(lab.ca_file)] if words[0] in ("deploy", "status", "report") else []
        return Run([*words, *where, *outside], home, json.dumps(secrets))

    def run_it(self, home: Path, server, lab, words, secrets):
        return self.start(home, server, lab, words, secrets).wait(600)


if __name__ == "__main__":
    unittest.main()
