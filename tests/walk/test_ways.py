"""Every way into a server that hosting companies and their customers have, on booted servers: it is let in and finds everything
as it should be, or it is refused with three sentences and the right exit code."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from walk.booted import Deployed  # noqa: E402
from walk.program import Run  # noqa: E402

CONFIG = "/etc/ssh/sshd_config.d/01-test.conf"  # before the hosting company's own: the first value wins
SUDOERS = "/etc/sudoers.d/99-test"


class Ways(Deployed):
    """One server for all ways; each puts its own rules there and takes them away again. It was set up by root with a key: the first way
    of all, and the one that has everything to do."""

    busy = "busy"  # how a server is told that takes no more sign-ins just now
    quiet = ""  # what keeps sshd from punishing the tests' own wrong tries
    # Without the firewall: a deploy writes the port of SSH into its rules, and here that changes.
    more = {"server": {"firewall": False}}

    def setUp(self):
        self.home = self.folder / self.id()
        self.configure("")

    def configure(self, lines: str, command: str = "reload"):
        self.server.exec(f"printf '%s' \"$1\" >{CONFIG} && systemctl {command} ssh".replace('"$1"', shell_word(self.quiet + lines)))
        self.addCleanup(lambda: self.server.exec(f"printf '%s' {shell_word(self.quiet)} >{CONFIG} && systemctl {command} ssh"))
        time.sleep(0.3)

    def sudo_rule(self, lines: str):
        self.server.exec(f"umask 337; rm -f {SUDOERS}; printf '%s\\n' {shell_word(lines)} >{SUDOERS} && visudo -cq")
        self.addCleanup(lambda: self.server.exec(f"rm -f {SUDOERS}"))

    def write(self, path: str, text: str, owner: str = "root"):
        """A file that is as it was after the test."""
        self.server.exec(f"[ ! -e {path} ] || cp -a {path} {path}.before-test")
        self.addCleanup(lambda: self.server.exec(f"rm -f {path}; [ ! -e {path}.before-test ] || mv {path}.before-test {path}"))
        self.server.write(path, text)
        self.server.exec(f"chown {owner}: {path}")

    def start(self, command: list[str], user: str = "root", host: str = "", port: int = 22, identity: Path | None = None,
              environment: dict | None = None, **secrets) -> Run:
        host = host or self.server.address
        words = [*command, "--server", f"{user}@{host}:{port}", "--accept-host-key", self.server.host_key, "--secrets", "-"]
        if identity:
            words += ["--identity", str(identity)]
        if command[0] == "deploy":
            words += ["--resolver", self.lab.resolver, "--ca-file", str(self.lab.ca_file)]
        return Run(words, self.home, json.dumps(secrets), **(environment or {}))

    def run_it(self, command: list[str], **way):
        return self.start(command, **way).wait(180)

    def assertLetIn(self, **way):
        """A deploy gets in, becomes root, finds everything done, and the proof holds."""
        outcome = self.run_it(["deploy"], **way)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertEqual(0, outcome.result["changed"])
        return outcome

    def assertRefused(self, reason: str, mentions: str = "", **way):
        outcome = self.run_it(["deploy"], **way)
        self.assertEqual(3, outcome.exit, outcome.why())
        error = outcome.of("error")[0]
        self.assertEqual(reason, error["reason"], error)
        for sentence in ("what", "why", "do"):
            self.assertRegex(error[sentence], r"^\S.*\.$", error)
        self.assertIn(mentions, json.dumps(error, ensure_ascii=False))
        for secret in [value for name, value in way.items() if "assword" in name]:
            self.assertNotIn(secret, json.dumps(outcome.events) + outcome.errors)
        return error

    @property
    def root(self):
        return {"user": "root", "password": self.server.root_password}

    @property
    def teacher(self):
        return {"user": "teacher", "password": self.server.sudo_password}

    def key(self, passphrase: str = "") -> Path:
        self.home.mkdir(parents=True, exist_ok=True)
        file = self.home / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file], check=True)
        public = file.with_suffix(".pub").read_text()
        self.write("/root/.ssh/authorized_keys", self.server.read("/root/.ssh/authorized_keys") + public)
        return file

    # --- who shows what -------------------------------------------------------------------------------------------------------

    def test_root_by_key(self):
        self.assertLetIn(user="root", identity=self.server.identity)

    def test_root_by_password(self):
        self.assertLetIn(**self.root)

    def test_a_wrong_password_is_said(self):
        self.assertRefused("denied", "password", user="root", password="not this one")

    def test_a_key_with_a_passphrase(self):
        self.assertLetIn(identity=self.key("a long passphrase"), keyPassphrase="a long passphrase")

    def test_a_key_whose_passphrase_nobody_knows(self):
        self.assertRefused("passphrase", identity=self.key("a long passphrase"))

    def test_a_key_in_the_agent(self):
        key = self.key()
        agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(self.home / "agent")], stdout=subprocess.DEVNULL)
        self.addCleanup(agent.wait)
        self.addCleanup(agent.kill)
        environment = {"SSH_AUTH_SOCK": str(self.home / "agent")}
        for _ in range(50):
            if subprocess.run(["ssh-add", "-q", key], env=os.environ | environment, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        key.unlink()
        self.assertLetIn(environment=environment)

    def test_keyboard_interactive_alone(self):
        self.configure("PasswordAuthentication no\nKbdInteractiveAuthentication yes\n")
        self.assertLetIn(**self.root)

    def test_two_factors(self):
        self.configure("KbdInteractiveAuthentication yes\nAuthenticationMethods publickey,keyboard-interactive\n")
        self.assertLetIn(identity=self.server.identity, **self.root)

    def test_a_password_that_has_to_be_changed_first(self):
        new = "Another-1-horse-battery"
        self.server.exec("chage -d 0 root")
        self.addCleanup(lambda: self.server.exec(["chpasswd"], input=f"root:{self.server.root_password}\n"))
        self.assertRefused("passwordExpired", **self.root)
        self.assertLetIn(newPassword=new, **self.root)
        self.assertLetIn(user="root", password=new)

    def test_a_users_password_that_has_to_be_changed_first(self):
        new = "Another-1-horse-battery"
        self.server.exec("chage -d 0 teacher")
        self.addCleanup(lambda: self.server.exec(["chpasswd"], input=f"teacher:{self.server.sudo_password}\n"))
        refused = self.assertRefused("newPasswordRefused", newPassword="ab", **self.teacher)
        self.assertIn("too short", refused["why"])
        self.assertLetIn(newPassword=new, **self.teacher)
        self.assertLetIn(user="teacher", password=new)

    # --- becoming root --------------------------------------------------------------------------------------------------------

    def test_root_may_not_sign_in(self):
        self.configure("PermitRootLogin no\n")
        self.assertRefused("denied", **self.root)
        self.assertLetIn(**self.teacher)

    def test_a_cloud_image_that_names_another_user(self):
        keys = self.server.read("/root/.ssh/authorized_keys")
        said = "echo 'Please login as the user \\\"teacher\\\" rather than the user \\\"root\\\".';echo;sleep 1;exit 142"
        self.write("/root/.ssh/authorized_keys", f'no-port-forwarding,no-agent-forwarding,command="{said}" {keys}')
        error = self.assertRefused("otherUser", user="root", identity=self.server.identity)
        self.assertIn("teacher", error["do"])

    def test_sudo_with_a_password(self):
        self.assertLetIn(**self.teacher)
        self.assertLetIn(user="teacher", identity=self.server.identity, sudoPassword=self.server.sudo_password)

    def test_sudo_with_a_password_that_nobody_gave(self):
        self.assertRefused("sudoPassword", user="teacher", identity=self.server.identity)

    def test_sudo_with_a_wrong_password(self):
        self.assertRefused("sudoRefused", user="teacher", identity=self.server.identity, sudoPassword="not this one")

    def test_sudo_without_a_password(self):
        self.sudo_rule("teacher ALL=(ALL:ALL) NOPASSWD: ALL")
        self.assertLetIn(user="teacher", identity=self.server.identity)

    def test_sudo_that_wants_a_terminal(self):
        self.sudo_rule("Defaults requiretty")
        self.assertIn("must have a tty", self.server.ssh("sudo", "true", user="teacher").stderr)
        self.assertLetIn(**self.teacher)
        self.sudo_rule("Defaults requiretty\nteacher ALL=(ALL:ALL) NOPASSWD: ALL")
        self.assertLetIn(user="teacher", identity=self.server.identity)

    def test_somebody_who_may_not_become_root(self):
        self.sudo_rule("teacher ALL=(ALL:ALL) !ALL")
        self.assertRefused("notASudoer", **self.teacher)

    def test_no_sudo_and_doas_instead(self):
        self.server.exec("mv /usr/bin/sudo /usr/bin/sudo.away")
        self.addCleanup(lambda: self.server.exec("mv /usr/bin/sudo.away /usr/bin/sudo; rm -f /usr/bin/doas"))
        self.assertNotIn("doas", self.assertRefused("noSudo", **self.teacher)["why"])
        self.server.exec("printf '#!/bin/sh\\nexit 1\\n' >/usr/bin/doas && chmod 755 /usr/bin/doas")
        self.assertIn("doas", self.assertRefused("noSudo", **self.teacher)["why"])

    # --- where ----------------------------------------------------------------------------------------------------------------

    def test_another_port(self):
        self.configure("Port 2222\n", "restart")
        self.assertLetIn(port=2222, **self.root)
        self.assertRefused("refused", port=22, **self.root)

    def test_ipv6_only(self):
        bridge = re.search(r"dev (\S+)", subprocess.run(["ip", "route", "get", self.server.address], text=True, capture_output=True).stdout)[1]
        subprocess.run(["ip", "-6", "address", "add", "fd00:5e71::1/64", "dev", bridge, "nodad"], check=True)
        self.addCleanup(lambda: subprocess.run(["ip", "-6", "address", "del", "fd00:5e71::1/64", "dev", bridge]))
        self.server.exec("ip -6 address add fd00:5e71::10/64 dev eth0 nodad")
        self.addCleanup(lambda: self.server.exec("ip -6 address del fd00:5e71::10/64 dev eth0"))
        self.configure("AddressFamily inet6\n", "restart")
        # The name leads to the old address alone, so that the proof cannot come there: a look is what this is about.
        outcome = self.run_it(["survey"], host="[fd00:5e71::10]", **self.root)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertRefused("refused", **self.root)

    def test_a_name_with_several_addresses(self):
        port = free_port()
        dns = subprocess.Popen(["dnsmasq", "--no-daemon", "--no-resolv", "--no-hosts", f"--port={port}", "--listen-address=127.0.0.1",
                                "--bind-interfaces", *(f"--host-record=many.example,{address}" for address in ("203.0.113.254", self.server.address))],
                               stderr=subprocess.DEVNULL)
        self.addCleanup(dns.wait)
        self.addCleanup(dns.kill)
        words = ["survey", "--server", "root@many.example", "--accept-host-key", self.server.host_key, "--secrets", "-",
                 "--resolver", f"127.0.0.1:{port}"]
        outcome = Run(words, self.home, json.dumps({"password": self.server.root_password})).wait(60)
        self.assertEqual(0, outcome.exit, outcome.why())

    # --- servers with habits --------------------------------------------------------------------------------------------------

    def test_shells_that_talk_at_login(self):
        talk = "echo Welcome back; echo mind the gap >&2; printf 'no line end'\nread -t 0.2 -r line\nset -x\n"
        self.write("/root/.bashrc", talk)
        self.write("/home/teacher/.bashrc", talk, "teacher")
        self.write("/etc/ssh/sshrc", "echo hello from sshrc\n")
        self.assertLetIn(**self.root)
        self.assertLetIn(**self.teacher)

    def test_one_session_a_connection(self):
        self.configure("MaxSessions 1\n")
        self.assertLetIn(**self.root)

    def test_strangers_keep_it_busy(self):
        self.configure("MaxStartups 1:100:1\n", "restart")
        with socket.create_connection((self.server.address, 22)):
            time.sleep(0.5)
            self.assertRefused(self.busy, **self.root)
        time.sleep(0.5)
        self.assertLetIn(**self.root)

    def test_a_shell_for_nobody(self):
        self.server.exec("usermod -s /usr/sbin/nologin teacher")
        self.addCleanup(lambda: self.server.exec("usermod -s /bin/bash teacher"))
        self.assertRefused("noShell", **self.teacher)

    def test_fail2ban_has_shut_us_out(self):
        self.assertLetIn(**self.root)  # so that this computer knows the server
        self.server.exec("DEBIAN_FRONTEND=noninteractive apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install "
                         "--no-install-recommends fail2ban python3-systemd nftables >/dev/null 2>&1 || true")
        self.addCleanup(lambda: self.server.exec("DEBIAN_FRONTEND=noninteractive apt-get -qq purge fail2ban >/dev/null 2>&1; nft flush ruleset; true"))
        self.server.write("/etc/fail2ban/jail.local", "[DEFAULT]\nbackend = systemd\nbanaction = nftables-multiport\n[sshd]\nenabled = true\nmaxretry = 2\n")
        self.server.exec("systemctl restart fail2ban && until fail2ban-client status sshd >/dev/null 2>&1; do sleep 0.2; done")
        for _ in range(8):
            outcome = self.run_it(["survey"], user="root", password="not this one")
            if outcome.of("error")[0]["kind"] == "connection":
                break
            time.sleep(1)
        error = self.assertRefused("refused", "fail2ban", **self.root)
        self.assertTrue(error["knownServer"])
        self.server.exec("fail2ban-client unban --all")
        self.assertLetIn(**self.root)

    # --- a key for this computer ----------------------------------------------------------------------------------------------

    def test_keys_install_and_passwords_off(self):
        self.addCleanup(lambda: self.server.exec("rm -f /etc/ssh/sshd_config.d/00-meethouse.conf && systemctl reload ssh"))
        keys = self.server.read("/root/.ssh/authorized_keys")
        self.addCleanup(lambda: self.server.write("/root/.ssh/authorized_keys", keys))
        key = self.home / "made"
        outcome = self.run_it(["keys", "install"], identity=key, **self.root)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertEqual((True, True, False), tuple(outcome.result[name] for name in ("made", "added", "passwordsOff")))
        self.assertEqual(0o600, key.stat().st_mode & 0o777)
        again = self.run_it(["keys", "install"], identity=key)
        self.assertEqual((False, False), (again.result["made"], again.result["added"]))
        self.assertEqual(1, self.server.read("/root/.ssh/authorized_keys").count(key.with_suffix(".pub").read_text().split()[1]))

        off = self.run_it(["keys", "install", "--passwords-off"], identity=key)
        self.assertEqual(0, off.exit, off.why())
        self.assertTrue(off.result["passwordsOff"])
        self.assertRefused("denied", **self.root)
        self.assertLetIn(identity=key)
        left = self.server.exec("ls /var/lib/meethouse/trials; systemctl list-units --all --no-legend 'meethouse-take-back-*'").stdout
        self.assertEqual("", left)

    def test_keys_for_a_user(self):
        key = self.home / "made"
        keys = self.server.read("/home/teacher/.ssh/authorized_keys")
        self.addCleanup(lambda: self.server.write("/home/teacher/.ssh/authorized_keys", keys))
        outcome = self.run_it(["keys", "install"], identity=key, **self.teacher)
        self.assertEqual(0, outcome.exit, outcome.why())
        self.assertLetIn(user="teacher", identity=key, sudoPassword=self.server.sudo_password)

    def arm(self, seconds: int):
        self.server.exec(f"""
            bundle=$(ls -d /var/lib/meethouse/runs/2* | tail -n 1) state=/var/lib/meethouse; . "$bundle/lib.sh"
            rm -f /root/taken-back; touch /root/changed
            on_trial probe {seconds} <<END
                mv /root/changed /root/taken-back
END""")

    def test_what_nobody_confirms_is_taken_back(self):
        self.arm(3)
        self.server.exec("until [ -e /root/taken-back ]; do sleep 0.2; done", timeout=20)
        self.assertEqual("", self.server.exec("sleep 1; ls /var/lib/meethouse/trials; ls /etc/systemd/system | grep take-back; true").stdout)

    def test_what_nobody_confirms_is_taken_back_at_the_next_boot(self):
        self.arm(3000)
        self.server.reboot()
        self.server.exec("until [ -e /root/taken-back ]; do sleep 0.2; done", timeout=20)
        self.assertEqual("", self.server.exec("sleep 1; ls /var/lib/meethouse/trials; ls /etc/systemd/system | grep take-back; true").stdout)


def shell_word(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class OnBookworm(Ways, unittest.TestCase):
    suite = "bookworm"


class OnTrixie(Ways, unittest.TestCase):
    suite = "trixie"
    quiet = "PerSourcePenalties no\n"
    busy = "turnedAway"  # it says the same as to somebody it punishes

    def test_sshd_itself_shuts_out_who_fails(self):
        self.addCleanup(lambda: self.server.exec(f"printf '%s' {shell_word(self.quiet)} >{CONFIG} && systemctl restart ssh"))
        self.server.exec(f"printf 'PerSourcePenalties authfail:60s min:10s\\n' >{CONFIG}; systemctl restart ssh")
        for _ in range(6):
            outcome = self.run_it(["survey"], user="root", password="not this one")
            if outcome.of("error")[0]["reason"] == "turnedAway":
                break
        self.assertRefused("turnedAway", **self.root)


if __name__ == "__main__":
    unittest.main()
