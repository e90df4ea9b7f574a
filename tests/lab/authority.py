"""Pebble as the certificate authority, and the small authority of our own that vouches for Pebble's HTTPS.

The second one is made once for a cache and stands in the trust store of every image, so certbot in a server trusts the ACME
directory without any option. Pebble's own root is new with every start, and nobody trusts it but who is given the `caFile`."""

import json
import os
import ssl
import subprocess
import time
import urllib.request
from pathlib import Path

from .places import ACME_NAME, LabError, cache
from .system import locked, run

PORT, MANAGEMENT = 14000, 15000


def root_certificate() -> Path:
    folder = cache() / "authority"
    certificate = folder / "root.pem"
    with locked(cache() / "authority.lock"):
        if not certificate.exists():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7300",
                "-subj", "/CN=Lab authority (tests only)", "-addext", "basicConstraints=critical,CA:TRUE",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", folder / "root.key", "-out", f"{certificate}.new")
            Path(f"{certificate}.new").rename(certificate)
    return certificate


def _service_certificate(folder: Path, address: str) -> tuple[Path, Path]:
    root = root_certificate()
    key, request, certificate = folder / "acme.key", folder / "acme.csr", folder / "acme.pem"
    extensions = folder / "acme.ext"
    extensions.write_text(f"subjectAltName=DNS:{ACME_NAME},IP:{address}\nextendedKeyUsage=serverAuth\n")
    run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={ACME_NAME}",
        "-keyout", key, "-out", request)
    run("openssl", "x509", "-req", "-in", request, "-CA", root, "-CAkey", root.with_suffix(".key"), "-days", "800",
        "-set_serial", f"0x{os.urandom(8).hex()}", "-extfile", extensions, "-out", certificate)
    return key, certificate


class Authority:
    """Pebble, running in the services' network namespace. `ca_file` holds everything a proof has to trust."""

    def __init__(self, folder: Path, namespace: Path, address: str, spawn):
        self.directory = f"https://{ACME_NAME}:{PORT}/dir"
        self.ca_file = folder / "ca.pem"
        self._management = f"https://{address}:{MANAGEMENT}"
        key, certificate = _service_certificate(folder, address)
        configuration = folder / "pebble.json"
        configuration.write_text(json.dumps({"pebble": {
            "listenAddress": f":{PORT}", "managementListenAddress": f"{address}:{MANAGEMENT}",
            "certificate": str(certificate), "privateKey": str(key), "httpPort": 80, "tlsPort": 443,
            "ocspResponderURL": "", "externalAccountBindingRequired": False}}))
        # Pebble's habits of sleeping, refusing good nonces and forgetting authorizations test ACME clients; ours is Debian's.
        quiet = {"PEBBLE_VA_NOSLEEP": "1", "PEBBLE_WFE_NONCEREJECT": "0"}
        self._process: subprocess.Popen = spawn(
            "pebble", ["nsenter", f"--net={namespace}", "pebble", "-config", configuration, "-dnsserver", f"{address}:53"],
            quiet)
        self._started = time.monotonic()
        self._folder = folder

    def wait(self) -> None:
        """Returns when Pebble answers; its root is then in the CA file."""
        trust = ssl.create_default_context(cafile=str(root_certificate()))
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trust))
        while True:
            try:
                with opener.open(f"{self._management}/roots/0", timeout=5) as answer:
                    root = answer.read().decode()
                break
            except OSError as failure:
                if self._process.poll() is not None or time.monotonic() - self._started > 20:
                    raise LabError(f"Pebble did not start: {failure}; see {self._folder}/pebble.log.") from failure
                time.sleep(0.05)
        self.root = root
        self.ca_file.write_text(root + root_certificate().read_text())
        self.ca_file.chmod(0o644)

    def also_trust(self, pem: str) -> None:
        """Roots of an earlier Pebble, whose certificates a deployed image still has."""
        if pem and pem not in self.ca_file.read_text():
            with open(self.ca_file, "a", encoding="utf-8") as handle:
                handle.write(pem)
