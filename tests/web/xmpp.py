"""A plain XMPP client over WebSocket (RFC 7395) or BOSH (XEP-0124, XEP-0206), for tests that must say what no browser would say."""

import base64
import http.client
import os
import socket
import ssl
import struct
import time
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

HTTP_BIND = "http://jabber.org/protocol/httpbind"
FRAMING = "urn:ietf:params:xml:ns:xmpp-framing"
SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
BIND = "urn:ietf:params:xml:ns:xmpp-bind"
CLIENT = "{jabber:client}"
STANZAS = "{urn:ietf:params:xml:ns:xmpp-stanzas}"
FOCUS = "http://jitsi.org/protocol/focus"
MUC = "http://jabber.org/protocol/muc"


class Closed(Exception):
    pass


class WebSocket:
    """Just enough of RFC 6455: whole text messages, client to server masked."""

    def __init__(self, address, port, host, path, tls=None, timeout=15, headers=None, source=None):
        raw = socket.create_connection((address, port), timeout, source and (source, 0))
        self.socket = tls.wrap_socket(raw, server_hostname=host) if tls else raw
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: xmpp\r\n"
                             f"Origin: https://{host}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
                             + "\r\n").encode())
        self.rest = self.parts = b""
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        self.status = int(head.split(b" ", 2)[1])
        if self.status != 101:
            raise Closed(f"the server answered {self.status} to a WebSocket")

    def _more(self):
        data = self.socket.recv(65536)
        if not data:
            raise Closed("the connection was closed")
        self.rest += data

    def send(self, text, opcode=1):
        data = text.encode() if isinstance(text, str) else text
        mask = os.urandom(4)
        length = len(data)
        if length < 126:
            head = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
        elif length < 65536:
            head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
        self.socket.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(data)))

    def _frame(self):
        """The next whole frame as (first byte, data), or None while it is not all there."""
        if len(self.rest) < 2:
            return None
        length, start = self.rest[1] & 0x7F, 2
        if length == 126:
            start = 4
        elif length == 127:
            start = 10
        if len(self.rest) < start:
            return None
        if start > 2:
            length = int.from_bytes(self.rest[2:start], "big")
        if len(self.rest) < start + length:
            return None
        first, data = self.rest[0], self.rest[start:start + length]
        self.rest = self.rest[start + length:]
        return first, data

    def receive(self, timeout):
        """The next message, None if none came in time."""
        end = time.monotonic() + timeout
        while True:
            frame = self._frame()
            if frame is None:
                self.socket.settimeout(max(end - time.monotonic(), 0.001))
                try:
                    self._more()
                except (socket.timeout, ssl.SSLWantReadError):
                    return None
                continue
            first, data = frame
            if first & 0x0F == 8:
                raise Closed("the server closed the WebSocket")
            if first & 0x0F == 9:
                self.send(data, 10)
            elif first & 0x0F <= 2:
                self.parts += data
                if first & 0x80:
                    text, self.parts = self.parts.decode(), b""
                    return text

    def close(self):
        try:
            self.socket.close()
        except OSError:
            pass


class Bosh:
    """The same messages as over a WebSocket, one request at a time."""

    def __init__(self, address, port, host, tls, timeout=15, headers=None, source=None):
        raw = socket.create_connection((address, port), timeout, source and (source, 0))
        self.connection = http.client.HTTPConnection(host)
        self.connection.sock = tls.wrap_socket(raw, server_hostname=host)
        self.connection.auto_open = 0
        self.headers = {"Content-Type": "text/xml; charset=utf-8", **(headers or {})}
        self.request, self.session, self.asked, self.heard = int.from_bytes(os.urandom(4), "big"), "", False, []

    def send(self, text):
        if text.startswith("<open "):
            self.heard.append(f"<open xmlns='{FRAMING}'/>")
            start = "xmpp:restart='true'" if self.session else "hold='1' wait='5' ver='1.6' xmpp:version='1.0' xml:lang='en'"
            self._ask("", f" to={quoteattr(ET.fromstring(text).get('to'))} {start} xmlns:xmpp='urn:xmpp:xbosh'")
        elif not text.startswith("<close "):  # who goes is missed soon enough
            self._ask(text)

    def _ask(self, content, more=""):
        while self.asked:
            self._hear()
        self.request += 1
        self.connection.request("POST", "/http-bind", f"<body xmlns='{HTTP_BIND}' rid='{self.request}'{self.session}{more}>{content}</body>", self.headers)
        self.asked = True

    def _hear(self):
        body = ET.fromstring(self.connection.getresponse().read())
        self.asked = False
        if body.get("type") == "terminate":
            raise Closed(f"the server ended the session: {body.get('condition')}")
        if not self.session:
            self.session = f" sid={quoteattr(body.get('sid'))}"
        self.heard += [ET.tostring(child, encoding="unicode") for child in body]

    def receive(self, timeout):
        """The next message, None if none came in time."""
        end = time.monotonic() + timeout
        while not self.heard and time.monotonic() < end:
            if not self.asked:
                self._ask("")
            self.connection.sock.settimeout(max(end - time.monotonic(), 0.001))
            try:
                self._hear()
            except socket.timeout:
                raise Closed("no answer to a request") from None
        return self.heard.pop(0) if self.heard else None

    def close(self):
        self.connection.close()


def plain_data(name, password):
    return base64.b64encode(f"\0{name}\0{password}".encode()).decode()


class Client:
    """One XMPP session. Everything received lies in `inbox` in order."""

    def __init__(self, domain, address="127.0.0.1", port=443, host=None, path="/meethouse-websocket", tls=None, headers=None, source=None):
        """path: None for BOSH; source: the address of this machine to come from."""
        self.domain = domain
        if path:
            self.socket = WebSocket(address, port, host or domain, path, tls, headers=headers, source=source)
        else:
            self.socket = Bosh(address, port, host or domain, tls, headers=headers, source=source)
        self.inbox = []
        self.jid = None
        self.serial = 0
        self.features = self._open()

    def _open(self):
        self.socket.send(f"<open xmlns='{FRAMING}' to={quoteattr(self.domain)} version='1.0'/>")
        self.wait(lambda e: e.tag == f"{{{FRAMING}}}open")
        return self.wait(lambda e: e.tag.endswith("}features"))

    def wait(self, wanted, timeout=10, what="an answer"):
        end = time.monotonic() + timeout
        while True:
            for at, element in enumerate(self.inbox):
                if wanted(element):
                    return self.inbox.pop(at)
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"{what} did not come within {timeout} s")
            text = self.socket.receive(left)
            if text is not None and text.startswith("<stream:error"):
                raise Closed("the server ended the stream")
            if text is not None:
                self.inbox.append(ET.fromstring(text))

    def quiet(self, seconds, wanted):
        """True if nothing wanted comes for that long."""
        try:
            self.wait(wanted, seconds)
            return False
        except TimeoutError:
            return True

    def mechanisms(self):
        return [m.text for m in self.features.iter(f"{{{SASL}}}mechanism")]

    def sasl(self, mechanism, data=""):
        self.socket.send(f"<auth xmlns='{SASL}' mechanism='{mechanism}'>{data}</auth>")
        answer = self.answer = self.wait(lambda e: e.tag.startswith(f"{{{SASL}}}"))
        if answer.tag != f"{{{SASL}}}success":
            return False
        self.features = self._open()
        answer = self.iq("set", None, f"<bind xmlns='{BIND}'/>")
        self.jid = answer.find(f".//{{{BIND}}}jid").text
        return True

    def anonymous(self):
        return self.sasl("ANONYMOUS")

    def plain(self, name, password):
        return self.sasl("PLAIN", plain_data(name, password))

    def send(self, text):
        self.socket.send(text)

    def iq(self, kind, to, content, timeout=10):
        self.serial += 1
        ident = f"t{self.serial}"
        address = f" to={quoteattr(to)}" if to else ""
        self.send(f"<iq xmlns='jabber:client' type='{kind}' id='{ident}'{address}>{content}</iq>")
        return self.wait(lambda e: e.tag == CLIENT + "iq" and e.get("id") == ident, timeout)

    # What Jitsi's clients say

    def conference(self, room, meeting_domain, session=None, machine="test-machine"):
        session = f" session-id={quoteattr(session)}" if session else ""
        return self.iq("set", f"focus.{meeting_domain}",
                       f"<conference xmlns='{FOCUS}' room={quoteattr(room)} machine-uid={quoteattr(machine)}{session}/>")

    def join(self, room, nick, password=None):
        secret = f"<password>{escape(password)}</password>" if password is not None else ""
        self.send(f"<presence xmlns='jabber:client' to={quoteattr(room + '/' + nick)}><x xmlns='{MUC}'>{secret}</x>"
                  f"<nick xmlns='http://jabber.org/protocol/nick'>{escape(nick)}</nick></presence>")

    def joined(self, room, nick, timeout=10):
        """Waits for the answer to join(): None, or the error's condition."""
        answer = self.wait(lambda e: e.tag == CLIENT + "presence"
                           and (e.get("from") == f"{room}/{nick}" or e.get("type") == "error"), timeout)
        return condition(answer)

    def close(self):
        try:
            self.send(f"<close xmlns='{FRAMING}'/>")
        except OSError:
            pass
        self.socket.close()


def condition(stanza):
    """The condition of an error stanza, None where it is no error."""
    if stanza.get("type") != "error":
        return None
    error = stanza.find(CLIENT + "error")
    for child in error if error is not None else []:
        if child.tag.startswith(STANZAS) and child.tag != STANZAS + "text":
            return child.tag[len(STANZAS):]
    return "undefined"


def error_text(stanza):
    element = stanza.find(f"{CLIENT}error/{STANZAS}text")
    return element.text if element is not None else None
