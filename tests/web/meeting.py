"""The meeting's page as a person sees it. The controls are those of the lab's stand-in page, which runs the real client library."""

from selenium.webdriver.common.by import By

# Every state the page ever showed, also those too short for anyone to see.
RECORD = """
const at = document.getElementById('state');
window.shown = [at.dataset.state];
new MutationObserver(() => window.shown.push(at.dataset.state)).observe(at, { attributes: true, attributeFilter: ['data-state'] });
"""


class Meeting:
    def __init__(self, browser, server, room, arrived=False):
        """`arrived`: the browser is there already. To open it once more would be to leave, and a meeting that everybody has left ends."""
        self.browser, self.room = browser, room
        if not arrived:
            browser.open(f"https://{server.domain}/{room}")
        self.record()

    def record(self):
        self.browser.wait("the meeting's page", lambda: self.browser.driver.find_elements(By.ID, "state"))
        self.browser.run(RECORD)

    def element(self, ident):
        return self.browser.driver.find_element(By.ID, ident)

    def state(self):
        return self.element("state").get_attribute("data-state")

    def expect(self, state, timeout=30):
        self.browser.wait(f"the state {state!r}", lambda: self.state() == state, timeout)

    def shown(self):
        return self.browser.run("return window.shown")

    def sign_in(self, name, password):
        if not self.element("login-dialog").is_displayed():
            self.element("sign-in").click()
        for ident, text in (("login-name", name), ("login-password", password)):
            field = self.element(ident)
            field.clear()
            field.send_keys(text)
        self.element("login-submit").click()

    def enter_password(self, password):
        self.element("room-password").send_keys(password)
        self.element("password-submit").click()

    def says(self, ident, text, timeout=20):
        self.browser.wait(f"{text!r} in {ident}", lambda: self.element(ident).text == text, timeout)

    def role(self):
        return self.element("my-role").text

    def known_password(self):
        return self.element("known-password").text

    def write(self, text):
        self.element("chat-text").send_keys(text)
        self.element("chat-send").click()

    def chat(self):
        return [line.text for line in self.browser.driver.find_elements(By.CSS_SELECTOR, "#chat-log li")]
