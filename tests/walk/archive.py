"""An archive of packages that is not always well: the lab's stand-ins for Jitsi's, served and signed by the test itself."""

import http.server
import os
import shutil
import subprocess
import threading
from functools import partial
from pathlib import Path


class _Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        archive = self.server.archive
        if self.path.endswith(".deb"):
            archive.asked += 1
            if archive.good is not None and archive.asked > archive.good:
                return self.send_error(503)
        return super().do_GET()

    def log_message(self, *_):
        pass


class Archive:
    """`good`: how many packages it gives before it fails; None: all of them. `asked`: how many were asked for."""

    def __init__(self, folder: Path, lab):
        self.folder, self.good, self.asked = folder, None, 0
        shutil.copytree(Path(lab.jitsi_repository["keyFile"]).parent / "stable", folder / "stable")
        (folder / "gpg").mkdir(mode=0o700)
        self._server = http.server.ThreadingHTTPServer((lab.info["gateway"], 0), partial(_Handler, directory=str(folder)))
        self._server.archive = self
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _gpg(self, *words: str) -> str:
        return subprocess.run(["gpg", "--batch", "--quiet", "--yes", "--pinentry-mode", "loopback", "--passphrase", "", *words], check=True,
                              text=True, capture_output=True, env=os.environ | {"GNUPGHOME": str(self.folder / "gpg")}).stdout

    def sign(self, name: str, lasts: str = "never") -> None:
        """From now on it is signed with the key of this name, which is made if there is none; its public part is NAME.asc."""
        if not self._gpg("--list-keys", "--with-colons").count(f":{name}:"):
            self._gpg("--quick-generate-key", name, "rsa3072", "sign", lasts)
        stable = self.folder / "stable"
        self._gpg("--local-user", name, "--clearsign", "-o", str(stable / "InRelease"), str(stable / "Release"))
        self._gpg("--local-user", name, "--armor", "--detach-sign", "-o", str(stable / "Release.gpg"), str(stable / "Release"))
        self._export(name)

    def _export(self, name: str) -> None:
        (self.folder / f"{name}.asc").write_text(self._gpg("--armor", "--export", name))

    def renew(self, name: str) -> None:
        """The same key, which lasts longer now; what was known of it before is NAME-before.asc."""
        (self.folder / f"{name}.asc").rename(self.folder / f"{name}-before.asc")
        fingerprint = next(line.split(":")[9] for line in self._gpg("--list-keys", "--with-colons", name).splitlines() if line.startswith("fpr:"))
        self._gpg("--quick-set-expire", fingerprint, "0")
        self.sign(name)

    def described(self, name: str) -> dict:
        """For the settings, with the key of this name."""
        return {"url": f"http://{self._server.server_address[0]}:{self._server.server_address[1]}/", "suite": "stable/",
                "keyFile": str(self.folder / f"{name}.asc")}
