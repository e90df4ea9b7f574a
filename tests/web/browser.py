"""Chromium without a window, alone with the server under test: every other name leads nowhere."""

import shutil
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage", "--disable-gpu", "--use-fake-ui-for-media-stream",
         "--use-fake-device-for-media-stream"]


class Browser:
    def __init__(self, server, language="en", dark=False, size=(1200, 900), profile=None):
        self.said = []
        self.profile = profile or tempfile.mkdtemp(prefix="meethouse-browser-")
        self.owned = profile is None
        options = Options()
        for flag in FLAGS:
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={self.profile}")
        # Its web pages may be reached another way; whatever else it offers, the relay for one, lies where it is.
        options.add_argument(f"--host-resolver-rules=MAP {server.domain}:443 {server.address}:{server.port}, MAP {server.domain} {server.address}, MAP * ~NOTFOUND")
        options.add_argument(f"--ignore-certificate-errors-spki-list={server.pin()}")
        options.add_argument(f"--lang={language}")
        options.add_argument(f"--window-size={size[0]},{size[1]}")
        if dark:
            options.add_argument("--blink-settings=preferredColorScheme=0")
        # Media from one of the addresses of this machine, however many labs there are on it.
        options.add_experimental_option("prefs", {"intl.accept_languages": language, "webrtc.ip_handling_policy": "default_public_interface_only"})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_script_timeout(60)
        if size[0] < 500:
            # A window is never narrower than 500; a phone is.
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": size[0], "height": size[1], "deviceScaleFactor": 2, "mobile": True})

    def open(self, address):
        """Loads a page; again, where Chromium gave up because an interface of this machine came or went meanwhile (labs do that)."""
        for _ in range(5):
            self.driver.get(address)
            broken = [line for line in self.console() if "ERR_NETWORK_CHANGED" in line]
            self.said = [line for line in self.said if line not in broken]
            if not broken and not self.gave_up():
                return
            time.sleep(1)

    def gave_up(self):
        return "ERR_NETWORK_CHANGED" in self.driver.page_source

    def close(self):
        self.driver.quit()
        if self.owned:
            shutil.rmtree(self.profile, ignore_errors=True)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, what, check, timeout=20):
        end = time.monotonic() + timeout
        while True:
            try:
                value = check()
            except Exception:  # the page is just changing
                value = None
            if value:
                return value
            if self.gave_up():
                self.driver.refresh()
            if time.monotonic() > end:
                raise AssertionError(f"{what}: not within {timeout} s. The page shows:\n{self.text()[:2000]}\nConsole: {self.console()[-20:]}")
            time.sleep(0.1)

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def title(self, wanted, timeout=20):
        self.wait(f"the title {wanted!r}", lambda: self.driver.find_element(By.TAG_NAME, "h1").text == wanted, timeout)

    def labelled(self, label):
        """The field that belongs to a label, as a screen reader finds it."""
        for node in self.driver.find_elements(By.TAG_NAME, "label"):
            if node.is_displayed() and node.text == label:
                return self.driver.find_element(By.ID, node.get_attribute("for"))
        raise AssertionError(f"no field is labelled {label!r}")

    def fill(self, label, text):
        field = self.labelled(label)
        field.clear()
        field.send_keys(text)

    def press(self, text):
        for node in self.driver.find_elements(By.TAG_NAME, "button"):
            if node.is_displayed() and node.text == text:
                node.click()
                return
        raise AssertionError(f"no button says {text!r}")

    def console(self):
        """All it has said since it was started."""
        self.said += [entry["message"] for entry in self.driver.get_log("browser")]
        return list(self.said)

    def screenshot(self, path):
        height = self.run("return document.documentElement.scrollHeight")
        width = self.run("return window.innerWidth")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": max(height, 400), "deviceScaleFactor": 1, "mobile": False})
        self.driver.save_screenshot(str(path))
