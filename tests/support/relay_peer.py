"""A TURN server for tests, as far as a guest asks who wants a place: challenge, check of what the chat server gave out, address."""
import base64
import hashlib
import hmac
import ipaddress
import os
import socket
import ssl
import struct
import threading

SECRET = "s3cret-of-relay-and-chat"
REALM = b"meet.example.org"
COOKIE = 0x2112A442
ALLOCATE, SUCCESS, REFUSAL = 0x0003, 0x0103, 0x0113
USERNAME, INTEGRITY, ERROR, REALM_IS, NONCE, RELAYED = 0x0006, 0x0008, 0x0009, 0x0014, 0x0015, 0x0016


def attribute(kind, value):
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def attributes(message):
    found, at = {}, 20
    while at < len(message):
        kind, length = struct.unpack_from("!HH", message, at)
        found[kind] = message[at + 4:at + 4 + length]
        at += 4 + (length + 3) // 4 * 4
    return found


class Relay:
    def __init__(self):
        self.address = "203.0.113.10"  # what guests are told
        self.secret = SECRET
        self.nonce = os.urandom(8).hex().encode()

    def serve(self, certificate, key):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        listener = socket.create_server(("127.0.0.1", 0))

        def accept():
            while True:
                raw, _ = listener.accept()
                threading.Thread(target=self.handle, args=(context, raw), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return listener.getsockname()[1]

    def handle(self, context, raw):
        try:
            raw.settimeout(60)
            with context.wrap_socket(raw, server_side=True) as client, client.makefile("rwb") as stream:
                while head := stream.read(20):
                    kind, length, cookie = struct.unpack_from("!HHI", head)
                    message = head + stream.read(length)
                    assert (kind, cookie) == (ALLOCATE, COOKIE)
                    stream.write(self.answer(message))
                    stream.flush()
        except OSError:
            pass

    def answer(self, message):
        given = attributes(message)
        if INTEGRITY not in given or not self.is_known(message, given):
            body = attribute(ERROR, struct.pack("!HBB", 0, 4, 1)) + attribute(REALM_IS, REALM) + attribute(NONCE, self.nonce)
            kind = REFUSAL
        else:
            address = ipaddress.ip_address(self.address)
            mask = struct.pack("!I", COOKIE) + message[8:20]
            masked = bytes(one ^ other for one, other in zip(address.packed, mask))
            body = attribute(RELAYED, struct.pack("!BBH", 0, 1 if address.version == 4 else 2, 50000 ^ (COOKIE >> 16)) + masked)
            kind = SUCCESS
        return struct.pack("!HHI", kind, len(body), COOKIE) + message[8:20] + body

    def is_known(self, message, given):
        user = given[USERNAME]
        password = base64.b64encode(hmac.digest(self.secret.encode(), user, "sha1"))
        key = hashlib.md5(b":".join((user, REALM, password))).digest()
        return given[NONCE] == self.nonce and hmac.compare_digest(given[INTEGRITY], hmac.digest(key, message[:-24], "sha1"))
