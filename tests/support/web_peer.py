#!/usr/bin/python3
"""A web server for tests: web_peer.py FOLDER

Makes an authority and certificates in FOLDER (by openssl), serves the same few paths on three loopback ports and prints
one line of JSON: {"plain": PORT, "signed": PORT, "selfSigned": PORT}. It ends when its standard input closes.
signed is for meet.test, by an intermediate of FOLDER/ca.pem; selfSigned is for meet.test, too.
"""
import http.server
import json
import os
import ssl
import subprocess
import sys
import threading
import time

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def make_certificates(folder):
    openssl(folder, "req", "-x509", *KEY, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority",
            "-days", "2")
    for name, authority, extra in (
            ("middle", "ca", "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign"),
            ("leaf", "middle", "subjectAltName=DNS:meet.test,DNS:*.wild.test,IP:127.0.0.2")):
        with open(os.path.join(folder, name + ".ext"), "w", encoding="ascii") as out:
            out.write(extra + "\n")
        openssl(folder, "req", *KEY, "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=Test " + name)
        openssl(folder, "x509", "-req", "-in", name + ".csr", "-CA", authority + ".pem", "-CAkey",
                authority + ".key", "-CAcreateserial", "-days", "2", "-extfile", name + ".ext", "-out",
                name + ".pem")
    with open(os.path.join(folder, "chain.pem"), "w", encoding="ascii") as out:
        for name in ("leaf", "middle"):
            with open(os.path.join(folder, name + ".pem"), encoding="ascii") as part:
                out.write(part.read())
    openssl(folder, "req", "-x509", *KEY, "-keyout", "self.key", "-out", "self.pem", "-subj", "/CN=meet.test",
            "-addext", "subjectAltName=DNS:meet.test", "-days", "2")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, *headers):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/":
            self.answer(200, b"hello", ("X-Test", "first"), ("X-Test", "second"),
                        ("X-Peer", str(self.client_address[1])))
        elif self.path == "/big":
            self.answer(200, b"x" * 3_000_000)
        elif self.path == "/redirect":
            self.answer(302, b"", ("Location", "/"))
        elif self.path == "/headers":
            self.answer(200, b"", *[("X-%d" % i, "y" * 2000) for i in range(90)])
        elif self.path == "/slow":
            time.sleep(20)
        elif self.path == "/broken":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            self.close_connection = True
        else:
            self.answer(404, b"no")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, body, ("Content-Type", self.headers["Content-Type"]))

    def log_message(self, *_):
        pass


def serve(certificate, key):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def main():
    folder = sys.argv[1]
    make_certificates(folder)
    ports = {
        "plain": serve(None, None),
        "signed": serve(os.path.join(folder, "chain.pem"), os.path.join(folder, "leaf.key")),
        "selfSigned": serve(os.path.join(folder, "self.pem"), os.path.join(folder, "self.key")),
    }
    print(json.dumps(ports), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
