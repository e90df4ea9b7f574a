#!/usr/bin/python3
"""What a private Jitsi Meet looks like from outside, for tests: meeting_peer.py FOLDER [MARK=VALUE…]

The Prosody of xmpp_peer.py, with these values in its drop-in, behind a small HTTPS server with the pages and paths that nginx has on a real one. Prints one
line of JSON: {"signed": PORT, "selfSigned": PORT} of loopback; the first shows a certificate by FOLDER/ca.pem, the other
one of its own, FOLDER/self.pem. Then each line of standard input is a request, answered by a line:
  {"operations": […]}            what mod_meethouse_hosts answers
  {"shell": "…"}                 said to Prosody's shell
  {"page": PATH, "text": "…"}    the page is this from now on; null: it is gone
  {"relay": "…", "secret": "…"}  the address that the relay tells guests, and what it believes to share with Prosody
It ends when its standard input closes.
"""
import json
import os
import pathlib
import select
import socket
import ssl
import sys
import threading

import relay_peer
import web_peer
import xmpp_peer

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
DOMAIN = "meet.example.org"
STRICT = ("default-src 'none'; script-src 'self'; connect-src 'self' wss://%s; frame-ancestors 'none'" % DOMAIN)


def certificates(folder):
    """Those of web_peer.py, for our domain."""
    web_peer.make_certificates(folder)
    with open(os.path.join(folder, "leaf.ext"), "w", encoding="ascii") as out:
        out.write(f"subjectAltName=DNS:{DOMAIN}\n")
    web_peer.openssl(folder, "x509", "-req", "-in", "leaf.csr", "-CA", "middle.pem", "-CAkey", "middle.key",
                     "-CAcreateserial", "-days", "60", "-extfile", "leaf.ext", "-out", "leaf.pem")
    with open(os.path.join(folder, "chain.pem"), "w", encoding="ascii") as out:
        for name in ("leaf", "middle"):
            with open(os.path.join(folder, name + ".pem"), encoding="ascii") as part:
                out.write(part.read())
    web_peer.openssl(folder, "req", "-x509", *web_peer.KEY, "-keyout", "self.key", "-out", "self.pem", "-subj",
                     f"/CN={DOMAIN}", "-addext", f"subjectAltName=DNS:{DOMAIN}", "-days", "60")


class Front:
    def __init__(self, prosody_port):
        self.prosody_port = prosody_port
        self.pages = {"/": "<!DOCTYPE html><script src='libs/app.js'></script>", "/hosts/": "<!DOCTYPE html>"}

    def config(self, port):
        ours = (TOP / "resources/server/files/config.js").read_text(encoding="utf-8")
        for mark, value in {"domain": DOMAIN, "language": "en", "thirdParties": "none"}.items():
            ours = ours.replace(f"@{mark}@", value)
        ours = ours.replace(f"wss://{DOMAIN}/", f"wss://{DOMAIN}:{port}/")
        return (f"var config = {{ hosts: {{ domain: '{DOMAIN}' }}, bosh: 'https://{DOMAIN}:{port}/http-bind',\n"
                "p2p: { stunServers: [ { urls: 'stun:meet-jit-si-turnrelay.jitsi.net:443' } ] } };\n" + ours)

    def serve(self, certificate, key):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]

        def accept():
            while True:
                raw, _ = listener.accept()
                threading.Thread(target=self.handle, args=(context, raw, port), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return port

    def handle(self, context, raw, port):
        try:
            raw.settimeout(60)
            with context.wrap_socket(raw, server_side=True) as client:
                data = b""
                while True:
                    while b"\r\n\r\n" not in data:
                        more = client.recv(65536)
                        if not more:
                            return
                        data += more
                    path = data.split(b" ", 2)[1].split(b"?")[0].decode()
                    if path in ("/http-bind", "/meethouse-websocket"):
                        return self.splice(client, data.replace(b"/meethouse-websocket", b"/xmpp-websocket", 1))
                    data = data.split(b"\r\n\r\n", 1)[1]
                    client.sendall(self.answer(path, port))
        except OSError:
            pass

    def answer(self, path, port):
        text = self.config(port) if path == "/config.js" and path not in self.pages else self.pages.get(path)
        body = (text or "").encode()
        head = f"HTTP/1.1 {'404 Not Found' if text is None else '200 OK'}\r\nContent-Length: {len(body)}\r\n"
        head += "Strict-Transport-Security: max-age=63072000\r\n"
        if path == "/hosts/":
            head += f"Content-Security-Policy: {STRICT}\r\nReferrer-Policy: no-referrer\r\n"
            head += "X-Content-Type-Options: nosniff\r\n"
        return head.encode() + b"\r\n" + body

    def splice(self, client, first):
        """Hands on both ways, in one thread: a TLS connection is not for two at a time."""
        client.setblocking(False)
        with socket.create_connection(("127.0.0.1", self.prosody_port)) as server:
            server.sendall(first)
            while True:
                select.select([client, server], [], [])
                try:
                    while more := client.recv(65536):
                        server.sendall(more)
                    return
                except ssl.SSLWantReadError:
                    pass
                if select.select([server], [], [], 0)[0]:
                    if not (more := server.recv(65536)):
                        return
                    client.setblocking(True)
                    client.sendall(more)
                    client.setblocking(False)


def main():
    folder = sys.argv[1]
    certificates(folder)
    xmpp_peer.provide()
    import prosody
    relay = relay_peer.Relay()
    place = relay.serve(os.path.join(folder, "chain.pem"), os.path.join(folder, "leaf.key"))
    server = prosody.Prosody(relay=(place, relay_peer.SECRET), **dict(mark.split("=", 1) for mark in sys.argv[2:]))
    try:
        front = Front(server.port)
        ports = {name: front.serve(os.path.join(folder, pem), os.path.join(folder, key))
                 for name, pem, key in (("signed", "chain.pem", "leaf.key"), ("selfSigned", "self.pem", "self.key"))}
        print(json.dumps(ports), flush=True)
        for line in sys.stdin:
            request = json.loads(line)
            answer = {}
            if "operations" in request:
                answer = server.ask(*request["operations"])
            elif "shell" in request:
                answer = {"said": server.shell(request["shell"])}
            elif "relay" in request:
                relay.address, relay.secret = request["relay"], request.get("secret", relay_peer.SECRET)
            elif request.get("text", "") is None:
                front.pages[request["page"]] = None
            elif request.get("text"):
                front.pages[request["page"]] = request["text"]
            else:
                front.pages.pop(request["page"])
            print(json.dumps(answer), flush=True)
    finally:
        server.close()


if __name__ == "__main__":
    main()
