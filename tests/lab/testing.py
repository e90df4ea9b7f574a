"""What the lab's own tests share."""

import os
import socket
import subprocess
import tempfile
import unittest

from . import possible
from .client import Lab, Server


class LabTest(unittest.TestCase):
    """A lab for each class; `self.lab`."""

    @classmethod
    def setUpClass(cls):
        if why := possible.why_not():
            raise unittest.SkipTest(why)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)


def answers(host: str, port: int = 22, seconds: float = 3.0) -> bool:
    """Whether an SSH server speaks there."""
    try:
        with socket.create_connection((host, port), timeout=seconds) as connection:
            connection.settimeout(seconds)
            return connection.recv(4) == b"SSH-"
    except OSError:
        return False


def ssh_with_password(server: Server, user: str, password: str, command: str) -> subprocess.CompletedProcess:
    """Signs in as a person with no key would."""
    with tempfile.TemporaryDirectory() as folder:
        teller = os.path.join(folder, "teller")
        with open(teller, "w", encoding="utf-8") as handle:
            handle.write(f"#!/bin/sh\ncat '{folder}/password'\n")
        os.chmod(teller, 0o700)
        with open(os.path.join(folder, "password"), "w", encoding="utf-8") as handle:
            handle.write(password + "\n")
        return subprocess.run(
            ["ssh", "-F", "none", "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={folder}/known", "-o", "PubkeyAuthentication=no",
             "-o", "PreferredAuthentications=password", "-o", "NumberOfPasswordPrompts=1", f"{user}@{server.address}", command],
            env={**os.environ, "SSH_ASKPASS": teller, "SSH_ASKPASS_REQUIRE": "force"}, stdin=subprocess.DEVNULL, text=True,
            capture_output=True, timeout=60)
