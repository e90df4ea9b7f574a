"""Leads a browser through every state of the account page, in whatever language it speaks, by the page's own words."""

import secrets

from selenium.webdriver.common.by import By

GOOD, BETTER = "vier blaue Lampen tanzen", "sieben gruene Tassen"
ROOM = "Erste Stunde"


class States:
    def __init__(self, case, browser):
        self.case, self.browser, self.server = case, browser, case.server

    def say(self, key, **values):
        # WebDriver tells every blank as the same.
        return self.browser.run("return window.texts.say(arguments[0], arguments[1])", key, values).replace("\u00a0", " ")

    def wait_for(self, key, **values):
        sentence = self.say(key, **values)
        assert sentence != key, f"the page has no sentence {key}"
        self.browser.wait(repr(sentence), lambda: sentence in self.browser.text())

    def at(self, address, key, **values):
        self.browser.open("about:blank")
        self.browser.open(address)
        self.browser.wait("the page", lambda: self.browser.driver.find_elements(By.CSS_SELECTOR, "#content *"))
        self.titled(key, **values)

    def titled(self, key, **values):
        self.browser.title(self.say(key, **values))

    def fill(self, **fields):
        for key, text in fields.items():
            self.browser.fill(self.say(key), text)

    def press(self, key):
        self.browser.press(self.say(key))

    def unfold(self, key):
        wanted = self.say(key)
        for node in self.browser.driver.find_elements(By.TAG_NAME, "summary"):
            if node.text == wanted:
                node.click()
                return
        raise AssertionError(f"nothing to unfold says {wanted!r}")

    def all(self):
        """Yields the name of each state while the page is in it."""
        yield from self.outside()
        yield from self.links()
        yield from self.account()
        yield from self.rooms()
        yield from self.password()
        yield from self.leaving()

    def outside(self):
        self.at(self.case.home, "signInTitle")
        yield "sign-in"
        self.press("signInButton")
        self.wait_for("password-empty")
        yield "sign-in-empty"
        self.fill(signInName="nobody-" + secrets.token_hex(3), passwordLabel="wrong")
        self.press("signInButton")
        self.wait_for("wrongSignIn")
        yield "sign-in-wrong"
        told = self.say("waitSignIn", wait="|").split("|")[0]
        for _ in range(12):
            if told in self.browser.text():
                break
            self.press("signInButton")
            self.browser.wait("an answer", lambda: not self.browser.driver.find_element(By.ID, "busy").text)
        assert told in self.browser.text(), "nobody was told to wait"
        yield "sign-in-too-often"
        self.press("forgot")
        self.titled("forgotTitle")
        yield "forgot"
        self.at(self.server.link("x" * 24), "deadTitle")
        yield "dead-link"

    def links(self):
        self.name = f"anna-{secrets.token_hex(3)}"
        self.at(self.server.link(self.case.invite()["token"]), "acceptTitle")
        yield "accept"
        self.press("acceptButton")
        self.wait_for("name-empty")
        yield "accept-empty"
        self.fill(nameLabel=self.name, passwordLabel="sommer2026")
        self.wait_for("strengthLimits")
        yield "accept-weak"
        self.fill(passwordLabel=GOOD, repeatLabel=GOOD)
        self.wait_for("strength-4")
        yield "accept-strong"
        self.press("acceptButton")
        self.titled("readyTitle")
        yield "ready"
        self.at(self.server.link(self.server.ask({"op": "reset", "name": self.name})[0]["token"]), "resetTitle")
        yield "reset"
        self.fill(newLabel=BETTER, repeatLabel=BETTER)
        self.press("resetButton")
        self.titled("resetDoneTitle")
        yield "reset-done"

    def account(self):
        self.press("readyAccount")
        self.titled("accountTitle", name=self.name)
        yield "account"

    def rooms(self):
        self.unfold("reserveHeading")
        self.wait_for("roomPassword")
        yield "reserve"
        room = f"{ROOM} {secrets.token_hex(2)}"
        shown = room.lower().replace(" ", "-")
        self.fill(reserveLabel="<b>")
        self.press("reserveButton")
        self.wait_for("room-invalid")
        yield "reserve-wrong"
        self.fill(reserveLabel=room)
        self.press("reserveButton")
        self.browser.title(shown)
        self.wait_for("reserved", room=shown)
        yield "room-reserved"
        self.press("calendar")
        self.wait_for("calendarNeedsTime")
        yield "room-calendar-wrong"
        self.browser.run("""for (const one of document.querySelectorAll('input[type=datetime-local]')) {
            one.value = '2027-01-12T09:30'; one.dispatchEvent(new Event('input')); }""")
        self.browser.run("document.querySelector('textarea').scrollIntoView()")
        self.press("copy")
        self.browser.wait("copied", lambda: self.say("copied") in self.browser.text() or self.say("notCopied") in self.browser.text())
        yield "room-invitation"
        self.unfold("roomChangeHeading")
        self.wait_for("proposeAnother")
        yield "room-change"
        self.press("roomChangeButton")
        self.wait_for("roomChanged")
        self.unfold("releaseHeading")
        yield "room-release"
        self.press("back")
        self.titled("accountTitle", name=self.name)
        yield "account-with-rooms"
        self.browser.run("document.querySelector('button.room').click()")
        self.browser.title(shown)
        self.unfold("releaseHeading")
        self.press("releaseButton")
        self.wait_for("released", room=shown)
        yield "released"

    def password(self):
        self.unfold("changeHeading")
        self.fill(oldLabel="wrong", newLabel=GOOD, repeatLabel=GOOD)
        self.press("changeButton")
        self.wait_for("wrongOld")
        yield "change-wrong"
        self.fill(oldLabel=BETTER, newLabel=GOOD, repeatLabel=GOOD)
        self.press("changeButton")
        self.wait_for("changed")
        yield "changed"

    def leaving(self):
        self.press("signOut")
        self.titled("signedOutTitle")
        yield "signed-out"
        self.press("signInAgain")
        self.fill(signInName=self.name, passwordLabel="wrong")
        self.press("signInButton")
        self.wait_for("wrongSignIn")
        self.fill(passwordLabel=GOOD)
        self.press("signInButton")
        self.titled("accountTitle", name=self.name)
        yield "account-warned"
        self.press("signOut")
        self.titled("signedOutTitle")
        self.browser.run("localStorage.sessionId = 'of-somebody'")
        self.press("signInAgain")
        self.wait_for("keptLead")
        yield "kept"
        self.press("keptButton")
        self.wait_for("keptDone")
        yield "forgotten"
        self.server.prosody.stop()
        try:
            self.fill(signInName="anna", passwordLabel=GOOD)
            self.press("signInButton")
            self.wait_for("noConnection")
            yield "no-connection"
        finally:
            self.server.prosody.start()
