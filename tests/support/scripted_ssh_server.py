#!/usr/bin/python3
"""An SSH server that does as its arguments say. The first is the port; it prints its key's fingerprint when ready.

--password WORD     the password that is right
--methods LIST      what it offers (password,publickey,keyboard-interactive)
--rounds JSON       keyboard-interactive: a list of rounds, each a list of [prompt, echo, right answer]
--then METHOD       after the first success, this method is wanted too (partial success)
--hang WHERE        says nothing more at: banner, auth, channel, exec, data
--drop WHERE        closes the connection at: exec (after some output), auth
--weak              only key exchanges that nobody should use any more
--impatient         closes a channel that was opened and is not used within half a second
--tries N           closes after so many failures, as OpenSSH does
--change            wants a new password first, likes none, and its terminal echoes
"""
import argparse
import base64
import hashlib
import json
import os
import socket
import subprocess
import sys
import threading
import time

import paramiko

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("--password", default=None)
parser.add_argument("--methods", default="password")
parser.add_argument("--rounds", default="[]")
parser.add_argument("--then", default="")
parser.add_argument("--hang", default="")
parser.add_argument("--drop", default="")
parser.add_argument("--weak", action="store_true")
parser.add_argument("--impatient", action="store_true")
parser.add_argument("--tries", type=int, default=0)
parser.add_argument("--change", action="store_true")
options = parser.parse_args()
rounds = json.loads(options.rounds)


def forever():
    while True:
        time.sleep(60)


class Server(paramiko.ServerInterface):
    def __init__(self, transport):
        self.transport = transport
        self.round = 0
        self.partly = False
        self.failures = 0
        self.used = set()
        self.terminals = set()

    def offered(self):
        return options.then if self.partly else options.methods

    def get_allowed_auths(self, username):
        return self.offered()

    def judged(self, right, method):
        if method not in self.offered().split(","):
            right = False
        if options.hang == "auth":
            forever()
        if not right:
            self.failures += 1
            if options.drop == "auth" or 0 < options.tries <= self.failures:
                self.transport.close()
            return paramiko.AUTH_FAILED
        if options.then and not self.partly:
            self.partly = True
            return paramiko.AUTH_PARTIALLY_SUCCESSFUL
        return paramiko.AUTH_SUCCESSFUL

    def check_auth_none(self, username):
        return paramiko.AUTH_FAILED

    def check_auth_password(self, username, password):
        return self.judged(password == options.password, "password")

    def check_auth_publickey(self, username, key):
        return self.judged(True, "publickey")

    def query(self):
        query = paramiko.InteractiveQuery("The gate\x1b[31m", "Please answer\u202e.")
        for prompt, echo, _ in rounds[self.round]:
            query.add_prompt(prompt, echo)
        return query

    def check_auth_interactive(self, username, submethods):
        self.round = 0
        if not rounds:
            return self.judged(False, "keyboard-interactive")
        return self.query()

    def check_auth_interactive_response(self, responses):
        wanted = [answer for _, _, answer in rounds[self.round]]
        if list(responses) != wanted:
            return self.judged(False, "keyboard-interactive")
        self.round += 1
        if self.round == len(rounds):
            return self.judged(True, "keyboard-interactive")
        return self.query()

    def check_channel_request(self, kind, chanid):
        if options.hang == "channel":
            forever()
        if options.impatient:
            threading.Timer(0.5, self.close_unused, [chanid]).start()
        return paramiko.OPEN_SUCCEEDED

    def close_unused(self, number):
        channel = self.transport._channels.get(number)
        if channel is not None and number not in self.used:
            channel.close()

    def check_channel_pty_request(self, channel, *_):
        self.terminals.add(channel.get_id())
        return True

    def check_channel_env_request(self, channel, name, value):
        return False

    def check_channel_exec_request(self, channel, command):
        if options.hang == "exec":
            forever()
        self.used.add(channel.get_id())
        threading.Thread(target=self.change if options.change else self.execute, args=(channel, command), daemon=True).start()
        return True

    def change(self, channel, _):
        time.sleep(0.05)
        if channel.get_id() in self.terminals:
            for question in ("New password: ", "Retype new password: ", "That is too short.\r\nNew password: "):
                channel.sendall(question.encode())
                channel.sendall(channel.recv(4096))
        else:
            channel.sendall_stderr(b"WARNING: Your password has expired.\nPassword change required but no TTY available.\n")
        channel.send_exit_status(1)
        channel.close()

    def execute(self, channel, command):
        time.sleep(0.05)  # the answer to the request goes first
        if options.hang == "data":
            forever()
        process = subprocess.Popen(
            ["/bin/sh", "-c", command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if options.drop == "exec":
            channel.sendall(process.stdout.readline())
            self.transport.sock.shutdown(socket.SHUT_RDWR)
            return

        def forward():
            while True:
                data = channel.recv(32768)
                if not data:
                    break
                process.stdin.write(data)
                process.stdin.flush()
            process.stdin.close()

        def back(stream, send):
            while True:
                data = os.read(stream.fileno(), 32768)
                if not data:
                    break
                send(data)

        threading.Thread(target=forward, daemon=True).start()
        errors = threading.Thread(target=back, args=(process.stderr, channel.sendall_stderr), daemon=True)
        errors.start()
        back(process.stdout, channel.sendall)
        errors.join()
        channel.send_exit_status(process.wait())
        channel.close()


def serve(connection):
    if options.hang == "banner":
        forever()
    transport = paramiko.Transport(connection)
    if options.weak:
        transport.get_security_options().kex = ("diffie-hellman-group1-sha1",)
    transport.add_server_key(key)
    try:
        transport.start_server(server=Server(transport))
    except (paramiko.SSHException, EOFError):
        return
    while transport.is_active():
        time.sleep(0.2)


key = paramiko.ECDSAKey.generate()
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", options.port))
listener.listen(20)
print("SHA256:" + base64.b64encode(hashlib.sha256(key.asbytes()).digest()).decode().rstrip("="), flush=True)
sys.stdout = open(os.devnull, "w")
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=serve, args=(accepted,), daemon=True).start()
