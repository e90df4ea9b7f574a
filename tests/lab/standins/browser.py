"""A headless Chromium, driven through chromedriver with nothing but the standard library."""

import json
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One browser with a profile of its own. `names` maps host names to addresses."""

    def __init__(self, names: dict[str, str]):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._profile = tempfile.TemporaryDirectory(prefix="standins-", ignore_cleanup_errors=True)
        self._driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._base = f"http://127.0.0.1:{port}"
        rules = ",".join(f"MAP {name} {address}" for name, address in names.items())
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--ignore-certificate-errors",
                     f"--host-resolver-rules={rules}", f"--user-data-dir={self._profile.name}"]
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "acceptInsecureCerts": True,
                                                   "goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"args": arguments}}}}
        for _ in range(100):
            try:
                self._session = f"/session/{self._call('POST', '/session', wanted)['sessionId']}"
                break
            except (ConnectionError, urllib.error.URLError):
                time.sleep(0.1)

    def _call(self, method: str, path: str, body: dict | None = None):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read())["value"]
        except urllib.error.HTTPError as failure:
            raise RuntimeError(json.loads(failure.read())["value"]["message"]) from None

    def open(self, url: str) -> None:
        self._call("POST", f"{self._session}/url", {"url": url})

    def run(self, script: str, *arguments):
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def log(self) -> list[str]:
        return [entry["message"] for entry in self._call("POST", f"{self._session}/se/log", {"type": "browser"})]

    def _element(self, name: str) -> str:
        found = self._call("POST", f"{self._session}/element", {"using": "css selector", "value": f"#{name}"})
        return f"{self._session}/element/{found[ELEMENT]}"

    def click(self, name: str) -> None:
        self._call("POST", f"{self._element(name)}/click")

    def type(self, name: str, text: str) -> None:
        element = self._element(name)
        self._call("POST", f"{element}/clear")
        self._call("POST", f"{element}/value", {"text": text})

    def text(self, name: str) -> str:
        return self.run("return document.getElementById(arguments[0])?.textContent", name)

    def state(self) -> str:
        return self.run("return document.getElementById('state')?.dataset.state")

    def wait(self, what, seconds: float = 60.0) -> None:
        """Until `what()` is true."""
        end = time.monotonic() + seconds
        while not what():
            if time.monotonic() > end:
                raise TimeoutError(f"state {self.state()}, {self.text('end-reason')}, {self.text('login-error')}, {self.log()[-5:]}")
            time.sleep(0.1)

    def wait_for_state(self, *states: str, seconds: float = 60.0) -> None:
        self.wait(lambda: self.state() in states, seconds)

    def close(self) -> None:
        try:
            self._call("DELETE", self._session)
        except (RuntimeError, OSError):
            pass
        self._driver.terminate()
        self._driver.wait(10)
        self._profile.cleanup()
