"""A real Prosody in a folder of its own, configured as the Jitsi packages do, with our drop-in at the end.

MEETHOUSE_PROSODY_ROOT names where Prosody lies: nothing for this machine's own, a folder with an unpacked Debian package, or a whole Debian tree (root
only), which is how another version is tested.
"""

import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
sys.path.insert(0, str(TOP / "tests" / "web"))

import xmpp  # noqa: E402

DOMAIN = "meet.example.org"
FOCUS = f"focus@auth.{DOMAIN}"

DEFAULTS = {"domain": DOMAIN, "guestPassword": "always", "endWithoutHostMinutes": "5", "language": "en", "lobby": "false", "maxParticipants": "0",
            "rememberHosts": "false", "reservedRooms": "owner"}

STOCK = f"""
run_as_root = true
plugin_paths = {{ "PLUGINS" }}
data_path = "FOLDER/data"
pidfile = "FOLDER/prosody.pid"
certificates = "FOLDER"
log = {{ {{ levels = {{ min = "debug" }}, to = "file", filename = "FOLDER/log" }} }}
authentication = "internal_hashed"
admins = {{ "{FOCUS}" }}
component_admins_as_room_owners = true
http_ports = {{ PORT }}
http_interfaces = {{ "127.0.0.1" }}
https_ports = {{ }}
c2s_ports = {{ }}
legacy_ssl_ports = {{ }}
c2s_direct_tls_ports = {{ }}
s2s_ports = {{ }}
s2s_direct_tls_ports = {{ }}
consider_websocket_secure = true
consider_bosh_secure = true
muc_mapper_domain_base = "{DOMAIN}"
external_service_secret = "RELAY_SECRET"
external_services = {{ {{ type = "turns", host = "{DOMAIN}", port = RELAY_PORT, transport = "tcp", secret = true, ttl = 86400, algorithm = "turn" }} }}
modules_enabled = {{
	"disco", "roster", "saslauth", "tls", "blocklist", "bookmarks", "carbons", "dialback", "limits", "pep", "private", "smacks", "vcard4", "vcard_legacy",
	"csi_simple", "invites", "invites_adhoc", "invites_register", "ping", "register", "time", "uptime", "version", "admin_adhoc", "admin_shell", "posix",
}}
VirtualHost "localhost"
VirtualHost "{DOMAIN}"
	authentication = "jitsi-anonymous" -- do not delete me
	modules_enabled = {{ "bosh", "websocket", "smacks", "ping", "external_services", "muc_lobby_rooms", "muc_breakout_rooms" }}
	lobby_muc = "lobby.{DOMAIN}"
	breakout_rooms_muc = "breakout.{DOMAIN}"
	main_muc = "conference.{DOMAIN}"
	c2s_require_encryption = false
	admins = {{ "{FOCUS}" }}
Component "conference.{DOMAIN}" "muc"
	restrict_room_creation = true
	storage = "memory"
	modules_enabled = {{ "muc_meeting_id", "muc_rate_limit", "muc_password_whitelist" }}
	muc_password_whitelist = {{ "{FOCUS}" }}
	muc_room_locking = false
	muc_room_default_public_jids = true
	admins = {{ "{FOCUS}" }}
Component "breakout.{DOMAIN}" "muc"
	restrict_room_creation = true
	storage = "memory"
	admins = {{ "{FOCUS}" }}
	muc_room_locking = false
Component "lobby.{DOMAIN}" "muc"
	storage = "memory"
	restrict_room_creation = true
	muc_room_locking = false
	muc_room_default_public_jids = true
Component "internal.auth.{DOMAIN}" "muc"
	storage = "memory"
	muc_room_locking = false
	muc_room_default_public_jids = true
	admins = {{ "{FOCUS}", "jvb@auth.{DOMAIN}" }}
VirtualHost "auth.{DOMAIN}"
	authentication = "internal_hashed"
Component "focus.{DOMAIN}" "fake_focus"

Include "FOLDER/meethouse.cfg.lua"
"""


def zxcvbn():
    """What is made of that package, as the build does it."""
    folder = TOP / "build/npm/zxcvbn"
    subprocess.run(["sh", TOP / "scripts/zxcvbn.sh", folder], check=True)
    return folder


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Prosody:
    def __init__(self, relay: tuple[int, str] = (5349, "secret"), **settings):
        root = os.environ.get("MEETHOUSE_PROSODY_ROOT", "")
        self.root = pathlib.Path(root or "/")
        self.chrooted = bool(root) and (self.root / "usr/bin/env").exists()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="meethouse-prosody-", dir=self.root / "tmp" if self.chrooted else None))
        self.port = free_port()
        shutil.copytree(TOP / "tests/lab/standins/plugins", self.folder / "plugins")
        shutil.copytree(HERE / "plugins", self.folder / "plugins", dirs_exist_ok=True)
        shutil.copytree(TOP / "resources/server/prosody", self.folder / "modules")
        shutil.copy(zxcvbn() / "meethouse_common.lib.lua", self.folder / "modules")
        os.mkdir(self.folder / "data")
        drop_in = (TOP / "resources/server/files/prosody.cfg.lua").read_text()
        for mark, value in {**DEFAULTS, **settings}.items():
            drop_in = drop_in.replace(f"@{mark}@", value)
        assert "@" not in drop_in.replace(FOCUS, ""), "a mark without a value"
        seen = self._seen(self.folder)
        drop_in = drop_in.replace("/usr/share/jitsi-meet/prosody-plugins/", f"{seen}/plugins").replace(
            "/usr/local/share/meethouse/prosody/", f"{seen}/modules")
        (self.folder / "meethouse.cfg.lua").write_text(drop_in)
        stock = STOCK.replace("PLUGINS", f"{seen}/plugins").replace("FOLDER", seen).replace("RELAY_PORT", str(relay[0])).replace(
            "RELAY_SECRET", relay[1]).replace("PORT", str(self.port))
        (self.folder / "prosody.cfg.lua").write_text(stock)
        self.process = None
        self.start()

    def _seen(self, path):
        return "/" + str(path.relative_to(self.root)) if self.chrooted else str(path)

    def _command(self, program):
        if self.chrooted:
            return ["chroot", str(self.root), f"/usr/bin/{program}"]
        if self.root == pathlib.Path("/"):
            return [program]
        script = self.folder / program
        if not script.exists():
            text = (self.root / "usr/bin" / program).read_text()
            script.write_text(text.replace("'/usr/lib/prosody", f"'{self.root}/usr/lib/prosody"))
            script.chmod(0o755)
        return [str(script)]

    def start(self):
        self.process = subprocess.Popen(self._command("prosody") + ["--config", self._seen(self.folder / "prosody.cfg.lua"), "-F"],
                                        stdin=subprocess.DEVNULL, stdout=open(self.folder / "out", "ab"), stderr=subprocess.STDOUT)
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                os.stat(self.folder / "data" / "prosody.sock")  # prosodyctl shell's door
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError("Prosody does not start:\n" + (self.folder / "out").read_text() + self.log()[-3000:])
                time.sleep(0.1)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def close(self):
        self.stop()
        shutil.rmtree(self.folder)

    def log(self):
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def client(self, domain, address=None, room=None, languages=None):
        """address: whom nginx would name as the visitor; room: in which the web client is; languages: that the browser asks for."""
        query = f"?room={room}" if room else ""
        headers = {name: value for name, value in (("X-Forwarded-For", address), ("Accept-Language", languages)) if value}
        return xmpp.Client(domain, "127.0.0.1", self.port, DOMAIN, "/xmpp-websocket" + query, headers=headers)

    def guest(self, address=None, room=None, languages=None):
        client = self.client(f"guest.{DOMAIN}", address, room, languages)
        assert client.anonymous()
        return client

    def shell(self, expression):
        done = subprocess.run(self._command("prosodyctl") + ["--config", self._seen(self.folder / "prosody.cfg.lua"), "shell", expression],
                              capture_output=True, text=True, timeout=60)
        return done.stdout + done.stderr

    def ask(self, *operations):
        """As hosts-call.sh does."""
        run = self.root / "run" if self.chrooted else pathlib.Path("/run")
        folder = pathlib.Path(tempfile.mkdtemp(prefix="meethouse-hosts.", dir=run))
        # Only letters and digits, as mktemp makes them.
        clean = folder.with_name("meethouse-hosts." + os.urandom(5).hex())
        folder.rename(clean)
        try:
            (clean / "request").write_text(json.dumps({"operations": list(operations)}))
            text = self.shell(f'meethouse:call("/run/{clean.name}/request")')
        finally:
            shutil.rmtree(clean)
        lines = [line.split(" ", 1)[1] for line in text.splitlines() if line.startswith("meethouse ")]
        assert lines, text
        return json.loads(base64.b64decode("".join(lines)))
