"""The account page without a booted server: a real Prosody and a real nginx in folders of their own on this machine, with our files as they are deployed.

Jitsi's web client and jicofo are not there (a few lines of Lua answer for jicofo), so meetings themselves are tried in the lab.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import socket

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests" / "lua"))

from prosody import DOMAIN, Prosody, free_port, zxcvbn  # noqa: E402
from server import Server  # noqa: E402

CONFIG = """
daemon off;
pid FOLDER/nginx.pid;
error_log FOLDER/error.log;
events { }
http {
    types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }
    access_log FOLDER/access.log;
    client_body_temp_path FOLDER/body;
    proxy_temp_path FOLDER/proxy;
    fastcgi_temp_path FOLDER/fastcgi;
    uwsgi_temp_path FOLDER/uwsgi;
    scgi_temp_path FOLDER/scgi;
    server {
        listen 127.0.0.1:PORT ssl http2;
        server_name DOMAIN;
        ssl_certificate FOLDER/crt;
        ssl_certificate_key FOLDER/key;
        root FOLDER/web;
        ssi on;
        include FOLDER/locations.conf;
        # As the stock site has them.
        location = /xmpp-websocket { return 200; }
        location ~ ^/([^/?&:'"]+)/xmpp-websocket { rewrite ^/(.*)$ /xmpp-websocket; }
        include FOLDER/privacy[.]conf;
        # The web client answers on every other address, folders included.
        location / { default_type text/html; return 200 "<script></script><p>the meeting</p>"; }
    }
}
"""


class LocalServer(Server):
    def __init__(self, **options):
        self.prosody = Prosody(**options)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="meethouse-nginx-"))
        port = free_port()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={DOMAIN}",
                        "-addext", f"subjectAltName=DNS:{DOMAIN}", "-keyout", str(self.folder / "key"), "-out", str(self.folder / "crt")],
                       check=True, capture_output=True)
        pages = self.folder / "hosts"
        shutil.copytree(TOP / "resources/server/hosts", pages)
        for name in ("zxcvbn.js.gz", "zxcvbn.txt"):
            shutil.copy(zxcvbn() / name, pages)
        locations = (TOP / "resources/server/files/nginx-locations.conf").read_text()
        locations = locations.replace("@domain@", DOMAIN).replace("/usr/local/share/meethouse/hosts/", f"{pages}/")
        locations = locations.replace("/var/log/nginx/", f"{self.folder}/")
        locations = locations.replace("127.0.0.1:5280", f"127.0.0.1:{self.prosody.port}").replace("proxy_set_header Host $host;", f"proxy_set_header Host {DOMAIN};")
        (self.folder / "locations.conf").write_text(locations)
        os.mkdir(self.folder / "web")
        (self.folder / "nginx.conf").write_text(CONFIG.replace("FOLDER", str(self.folder)).replace("PORT", str(port)).replace("DOMAIN", DOMAIN))
        if os.geteuid() == 0:
            # Its workers are another user then, and read only what is open to all.
            self.folder.chmod(0o755)
            (self.folder / "nginx.conf").write_text("user root;\n" + (self.folder / "nginx.conf").read_text())
        program = os.environ.get("MEETHOUSE_NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-p", str(self.folder), "-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf")])
        super().__init__({"domain": DOMAIN, "address": "127.0.0.1", "port": port, "caFile": str(self.folder / "crt")})
        end = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise RuntimeError((self.folder / "error.log").read_text())
                time.sleep(0.05)

    def publish_notice(self, page):
        folder = self.folder / "notice"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        (folder / "index.html").write_text(page)
        self.serve(f"location ^~ /privacy/ {{ alias {folder}/; }}")

    def withdraw_notice(self):
        self.serve("")

    def serve(self, location):
        (self.folder / "privacy.conf").write_text(location)
        self.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)

    def ask(self, *operations):
        answer = self.prosody.ask(*operations)
        assert answer["ok"], answer
        return answer["results"]

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.prosody.close()
        shutil.rmtree(self.folder)
