"""People as the stand-ins' tests need them: a client of the meeting server over BOSH, as thin as a browser without pictures."""

import base64
import http.client
import random
import ssl
import threading
import time
import uuid
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import quoteattr

BIND = "http://jabber.org/protocol/httpbind"
FOCUS = "http://jitsi.org/protocol/focus"
MUC = "http://jabber.org/protocol/muc"
STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas"


class Refused(Exception):
    """The server said no; `condition` is its word for why, `element` what it sent."""

    def __init__(self, condition: str, element: ElementTree.Element | None = None):
        super().__init__(condition)
        self.condition, self.element = condition, element


def condition_of(stanza: ElementTree.Element) -> str:
    error = next((child for child in stanza if child.tag.endswith("}error")), None)
    if error is None:
        return ""
    return next((child.tag.split("}")[1] for child in error if child.tag.startswith(f"{{{STANZAS}}}")), "")


class Person:
    """Signed in at `host`: anonymous, or with a name and a password. `address` is the server's, `domain` its name."""

    def __init__(self, address: str, domain: str, host: str, name: str | None = None, password: str = "", room: str = ""):
        self._address, self._domain, self._host = address, domain, host
        self._room = room
        self._rid = random.randrange(1 << 40)
        self._sid = ""
        self.machine = uuid.uuid4().hex
        self.session_id: str | None = None
        self.stanzas: list[ElementTree.Element] = []
        self._news = threading.Condition()
        self._closed = False
        self._ids = 0
        self._numbering = threading.Lock()
        self._sending = self._connection()
        features = self._post(f"to={quoteattr(host)} hold='1' wait='20' ver='1.6' xmpp:version='1.0'", "")
        self.mechanisms = {m.text for m in features.iter("{urn:ietf:params:xml:ns:xmpp-sasl}mechanism")}
        self._authenticate(name, password)
        self._post(f"to={quoteattr(host)} xmpp:restart='true'", "")
        bound = self._post("", "<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>")
        self.jid = next(bound.iter("{urn:ietf:params:xml:ns:xmpp-bind}jid")).text
        self._awaited, self._early = self._rid + 1, {}
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _connection(self) -> http.client.HTTPSConnection:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(self._address, 443, timeout=40, context=context)

    def _post(self, attributes: str, inner: str, connection: http.client.HTTPSConnection | None = None) -> ElementTree.Element:
        return self._exchange(attributes, inner, connection or self._sending)[1]

    def _exchange(self, attributes: str, inner: str, connection: http.client.HTTPSConnection) -> tuple[int, ElementTree.Element]:
        with self._numbering:
            self._rid += 1
            rid = self._rid
        sid = f" sid={quoteattr(self._sid)}" if self._sid else ""
        body = f"<body xmlns='{BIND}' xmlns:xmpp='urn:xmpp:xbosh' rid='{rid}'{sid} {attributes}>{inner}</body>"
        connection.request("POST", f"/http-bind?room={self._room}", body.encode(), {"Content-Type": "text/xml", "Host": self._domain})
        answer = ElementTree.fromstring(connection.getresponse().read())
        self._sid = self._sid or answer.get("sid", "")
        if answer.get("type") == "terminate":
            raise Refused(answer.get("condition", "terminated"), answer)
        return rid, answer

    def _keep(self, rid: int, answer: ElementTree.Element) -> None:
        """Answers come on two connections; their numbers say in which order the server wrote them."""
        with self._news:
            self._early[rid] = answer
            while self._awaited in self._early:
                self.stanzas.extend(self._early.pop(self._awaited))
                self._awaited += 1
            self._news.notify_all()

    def _authenticate(self, name: str | None, password: str) -> None:
        sasl = "urn:ietf:params:xml:ns:xmpp-sasl"
        if name is None:
            element = f"<auth xmlns='{sasl}' mechanism='ANONYMOUS'/>"
        else:
            secret = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
            element = f"<auth xmlns='{sasl}' mechanism='PLAIN'>{secret}</auth>"
        answer = self._post("", element)
        if not any(child.tag == f"{{{sasl}}}success" for child in answer):
            failure = next((child for child in answer if child.tag == f"{{{sasl}}}failure"), None)
            raise Refused(failure[0].tag.split("}")[1] if failure is not None and len(failure) else "no answer", answer)

    def _listen(self) -> None:
        """The one request that waits; what is sent goes beside it and is answered at once."""
        while not self._closed:
            try:
                self._keep(*self._exchange("", "", self._sending))
            except (Refused, OSError, http.client.HTTPException, ElementTree.ParseError):
                return

    def send(self, stanza: str) -> None:
        """One stanza. BOSH wants request numbers in order, so a connection of its own is enough."""
        connection = self._connection()
        try:
            self._keep(*self._exchange("", stanza, connection))
        finally:
            connection.close()

    def wait_for(self, wanted, seconds: float = 10.0) -> ElementTree.Element:
        """The first stanza, taken out, for which `wanted` is true."""
        end = time.monotonic() + seconds
        with self._news:
            while True:
                for stanza in self.stanzas:
                    if wanted(stanza):
                        self.stanzas.remove(stanza)
                        return stanza
                if not self._news.wait(end - time.monotonic()) and time.monotonic() >= end:
                    raise TimeoutError(f"nothing came; there are {[ElementTree.tostring(s).decode()[:300] for s in self.stanzas]}")

    def ask(self, to: str, kind: str, inner: str, seconds: float = 10.0) -> ElementTree.Element:
        self._ids += 1
        number = f"q{self._ids}"
        self.send(f"<iq xmlns='jabber:client' type='{kind}' id='{number}' to={quoteattr(to)}>{inner}</iq>")
        answer = self.wait_for(lambda s: s.tag.endswith("}iq") and s.get("id") == number, seconds)
        if answer.get("type") == "error":
            raise Refused(condition_of(answer), answer)
        return answer

    def request(self, room: str, session_id: str | None = None, machine: str | None = None) -> ElementTree.Element:
        """The conference request; returns the answer's conference element and keeps the session id."""
        session = session_id if session_id is not None else self.session_id
        session = f" session-id={quoteattr(session)}" if session else ""
        uid = self.machine if machine is None else machine
        uid = f" machine-uid={quoteattr(uid)}" if uid else ""
        answer = self.ask(f"focus.{self._domain}", "set",
                          f"<conference xmlns='{FOCUS}' room={quoteattr(f'{room}@conference.{self._domain}')}{uid}{session}/>")
        conference = next(answer.iter(f"{{{FOCUS}}}conference"))
        self.session_id = conference.get("session-id") or self.session_id
        return conference

    def join(self, room: str, nick: str | None = None, password: str | None = None, seconds: float = 10.0) -> ElementTree.Element:
        """Into the room; returns one's own presence."""
        address = room if "@" in room else f"{room}@conference.{self._domain}"
        place = f"{address}/{nick or self.jid[:8]}"
        secret = "" if password is None else f"<password>{password}</password>"
        self.send(f"<presence xmlns='jabber:client' to={quoteattr(place)}><x xmlns='{MUC}'>{secret}</x>"
                  f"<nick xmlns='http://jabber.org/protocol/nick'>Somebody</nick></presence>")
        def mine(s):
            return (s.tag.endswith("}presence") and s.get("from", "").startswith(address + "/")
                    and (s.get("type") == "error" or any(x.get("code") == "110" for x in s.iter(f"{{{MUC}#user}}status"))))
        answer = self.wait_for(mine, seconds)
        if answer.get("type") == "error":
            raise Refused(condition_of(answer), answer)
        return answer

    def leave(self, room: str, nick: str | None = None) -> None:
        self.send(f"<presence xmlns='jabber:client' type='unavailable' to={quoteattr(f'{room}@conference.{self._domain}/{nick or self.jid[:8]}')}/>")

    def close(self) -> None:
        self._closed = True
        connection = self._connection()
        try:
            self._post("type='terminate'", "<presence xmlns='jabber:client' type='unavailable'/>", connection)
        except (Refused, OSError, http.client.HTTPException, ElementTree.ParseError):
            pass
        connection.close()
        self._listener.join(5)
        self._sending.close()
