"""The lab's web server, in the services' network: it answers for Debian's mirror with a cache behind it, so servers keep a stock apt
configuration and a test does not download the same packages again; and it serves the repository of stand-ins."""

import hashlib
import http.server
import os
import shutil
import socket
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit

from . import mirror
from .places import PACKAGES_NAME, cache
from .system import in_network_of

HANDED_ON = ("Content-Type", "Content-Length", "Last-Modified", "ETag")
BLOCK = 1 << 18
FORGOTTEN = 60 * 24 * 3600


def _never_changes(path: str) -> bool:
    return "/pool/" in path or "/by-hash/" in path


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Web"

    def do_GET(self):
        host = (self.headers.get("Host") or "").split(":")[0]
        path = urlsplit(self.path).path
        if host in mirror.NAMES:
            self._mirrored(path)
        elif host in (PACKAGES_NAME, self.server.address):
            self._repository(unquote(path))
        else:
            self.send_error(404, "The lab has no such host")

    do_HEAD = do_GET

    # --- the repository -------------------------------------------------------------------------------------------------------

    def _repository(self, path: str) -> None:
        root = self.server.repository
        file = (root / path.lstrip("/")).resolve() if root else None
        if file is None or not file.is_relative_to(root) or not file.is_file():
            return self.send_error(404)
        self._file(file, "application/octet-stream")

    def _file(self, file: Path, kind: str) -> None:
        with open(file, "rb") as handle:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(os.fstat(handle.fileno()).st_size))
            self.send_header("Last-Modified", self.date_time_string(int(os.fstat(handle.fileno()).st_mtime)))
            self.end_headers()
            if self.command == "GET":
                shutil.copyfileobj(handle, self.wfile, BLOCK)

    # --- the mirror -----------------------------------------------------------------------------------------------------------

    def _mirrored(self, path: str) -> None:
        kind, _, rest = path.lstrip("/").partition("/")
        if kind not in (bases := mirror.upstream()):
            return self.send_error(404)
        address = f"{bases[kind]}/{rest}"
        kept = self.server.kept / hashlib.sha256(address.encode()).hexdigest()
        if _never_changes(path) and kept.exists():
            os.utime(kept)
            self.log_message("kept %s", path)
            return self._file(kept, "application/octet-stream")
        request = urllib.request.Request(address, method=self.command, headers={"User-Agent": "meethouse-lab"})
        if since := self.headers.get("If-Modified-Since"):
            request.add_header("If-Modified-Since", since)
        try:
            with self.server.opener.open(request, timeout=60) as answer:
                self._passed_on(answer, kept if _never_changes(path) and self.command == "GET" else None)
        except urllib.error.HTTPError as failure:
            self.send_response(failure.code)
            self.send_header("Content-Length", "0")
            self.end_headers()
        except OSError as failure:
            self.log_error("%s: %s", address, failure)
            self.close_connection = True
            if not self.server.answered(self):
                self.send_error(502, "The machine's own mirror does not answer")

    def _passed_on(self, answer, kept: Path | None) -> None:
        length = answer.headers.get("Content-Length")
        self.send_response(answer.status)
        for name in HANDED_ON:
            if value := answer.headers.get(name):
                self.send_header(name, value)
        if length is None:
            self.send_header("Connection", "close")
        self.end_headers()
        self.started = True
        if self.command == "HEAD":
            return
        written = 0
        with tempfile.NamedTemporaryFile(dir=self.server.kept, prefix=".part-", delete=False) as part:
            try:
                while block := answer.read(BLOCK):
                    self.wfile.write(block)
                    if kept:
                        part.write(block)
                    written += len(block)
                part.close()
                if kept and length is not None and written == int(length):
                    os.replace(part.name, kept)
                    self.log_message("fetched %s", urlsplit(self.path).path)
            finally:
                Path(part.name).unlink(missing_ok=True)

    def send_response(self, code, message=None):
        self.started = True
        super().send_response(code, message)

    def handle_one_request(self):
        self.started = False
        super().handle_one_request()

    def log_message(self, format, *arguments):
        self.server.log.write(f"{self.address_string()} {format % arguments}\n")
        self.server.log.flush()


class Web(http.server.ThreadingHTTPServer):
    daemon_threads = True
    address_family = socket.AF_INET6  # and IPv4 through it

    def __init__(self, folder: Path, namespace: Path, address: str):
        self.address = address
        self.repository: Path | None = None
        self.kept = cache() / "archives"
        self.kept.mkdir(parents=True, exist_ok=True)
        for file in self.kept.iterdir():
            if time.time() - file.stat().st_mtime > FORGOTTEN:  # mtime is the last use
                file.unlink(missing_ok=True)
        self.log = open(folder / "web.log", "a", encoding="utf-8")
        proxies = {"http": proxy, "https": proxy} if (proxy := mirror.proxy()) else None
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))
        self._namespace = namespace
        super().__init__(("::", 80), _Handler)

    def server_bind(self):
        # The socket belongs to the services' network, the threads behind it to the machine's: they reach whatever apt here reaches.
        self.socket.close()
        self.socket = in_network_of(self._namespace, lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM))
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    def answered(self, handler: _Handler) -> bool:
        return getattr(handler, "started", False)
