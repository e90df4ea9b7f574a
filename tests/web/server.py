"""The server under test: where it is, whom to trust, and how to get a root shell on it.

MEETHOUSE_TEST_SERVER is JSON, or names a file with it: {"domain", "address", "port" (default 443), "caFile", "ssh": [command, …], "rememberHosts" (default
"meeting"), "hosts": [command, …]}; `ssh` is a command that runs what is given after it in a root shell there, `hosts` our program's `hosts list`.
"""

import base64
import hashlib
import json
import os
import shlex
import socket
import ssl
import subprocess
import tempfile
import time
import unittest

import xmpp

# What the stock site would lead to its own WebSocket.
STOCK_WEBSOCKETS = ("/xmpp-websocket", "/xmpp-websocket?room=x", "//xmpp-websocket", "/%78mpp-websocket", "/tenant/xmpp-websocket", "/tenant//xmpp-websocket",
                    "/tenant/xmpp-websockets", "/tenant/xmpp-websocket/", "/tenant/xmpp-websocket/more", "/tenant/xmpp-websocket%0a")


class Server:
    def __init__(self, coordinates):
        self.domain = coordinates["domain"]
        self.address = coordinates["address"]
        self.port = coordinates.get("port", 443)
        self.ca_file = coordinates["caFile"]
        ssh = coordinates.get("ssh")
        self.ssh = shlex.split(ssh) if isinstance(ssh, str) else ssh
        self.list_hosts = coordinates.get("hosts")
        self.remember_hosts = coordinates.get("rememberHosts", "meeting")

    def run(self, command, text=""):
        done = subprocess.run(self.ssh + [command], input=text, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"{command}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def ask(self, *operations):
        """mod_meethouse_hosts' answers, one for each operation."""
        text = self.run("sh /usr/local/share/meethouse/hosts-call.sh", json.dumps({"operations": list(operations)}))
        answer = json.loads(text)
        assert answer["ok"], answer
        return answer["results"]

    def hosts(self):
        """What the administrator is shown of each, by name."""
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(self.list_hosts, env={**os.environ, "HOME": home}, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"hosts list: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return {host["name"]: host for host in json.loads(done.stdout.splitlines()[-1])["hosts"]}

    def link(self, token):
        return f"https://{self.domain}/hosts/#{token}"

    def tls(self):
        context = ssl.create_default_context(cafile=self.ca_file)
        # The file may hold the served certificate itself instead of who signed it.
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return context

    def client(self, domain, **how):
        """how: path, headers and source of xmpp.Client."""
        return xmpp.Client(domain, self.address, self.port, self.domain, tls=self.tls(), **how)

    def guest(self, **how):
        client = self.client(f"guest.{self.domain}", **how)
        assert client.anonymous()
        return client

    def accept(self, link, name, password):
        """What the account page does with a link."""
        client = self.client(self.domain)
        client.iq("set", self.domain, f"<preauth xmlns='urn:xmpp:pars:0' token='{link.split('#')[1]}'/>")
        answer = client.iq("set", self.domain, f"<query xmlns='jabber:iq:register'><username>{name}</username><password>{password}</password></query>")
        assert xmpp.condition(answer) is None, xmpp.error_text(answer)
        client.close()

    def host(self, room, nick, name, password, **how):
        """A host in a meeting as the web client makes one: anonymous in the room, known to jicofo by a session."""
        account = self.client(self.domain, **how)
        assert account.plain(name, password)
        session = account.conference(room, self.domain)[0].get("session-id")
        account.close()
        host = self.guest(**how)
        assert host.conference(room, self.domain, session)[0].get("identity") == f"{name}@{self.domain}"
        host.join(room, nick)
        assert host.joined(room, nick) is None
        return host

    def wait_until_closed(self, room):
        """Nobody without a session can open a room, so as long as jicofo says yes it is still there."""
        guest = self.guest()
        end = time.monotonic() + 90
        while xmpp.condition(guest.conference(f"{room}@conference.{self.domain}", self.domain)) is None:
            if time.monotonic() > end:
                raise TimeoutError(f"{room} is still open")
            time.sleep(1)
        guest.close()

    def pin(self):
        """SHA-256 of the key of the certificate that is served, after it was verified: this one key Chromium is told to accept."""
        with socket.create_connection((self.address, self.port), 10) as raw:
            with self.tls().wrap_socket(raw, server_hostname=self.domain) as secured:
                certificate = secured.getpeercert(True)
        pem = ssl.DER_cert_to_PEM_cert(certificate)
        public = subprocess.run(["openssl", "x509", "-pubkey", "-noout"], input=pem.encode(), capture_output=True, check=True).stdout
        der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "der"], input=public, capture_output=True, check=True).stdout
        return base64.b64encode(hashlib.sha256(der).digest()).decode()


def server():
    given = os.environ.get("MEETHOUSE_TEST_SERVER")
    if not given:
        raise unittest.SkipTest("MEETHOUSE_TEST_SERVER names no server")
    if not given.lstrip().startswith("{"):
        with open(given, encoding="utf-8") as file:
            given = file.read()
    return Server(json.loads(given))
