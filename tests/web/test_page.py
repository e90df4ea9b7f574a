#!/usr/bin/python3
"""The account page's stories, on a Prosody and an nginx of its own; no booted server needed. How it looks in every state: test_states.py."""

import http.client
import json
import re
import secrets
import ssl
import time
import unittest

import xmpp
from page_case import GOOD, PASSWORD, PageCase
from server import STOCK_WEBSOCKETS
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HOSTS = "urn:meethouse:hosts:0"
OTHER = "sieben gruene Tassen"


class Links(PageCase):
    def choose(self, browser, password=GOOD, name=None, repeat=None):
        if name is not None:
            browser.fill("Your name for signing in", name)
        browser.fill("Password", password)
        browser.fill("The same password again", password if repeat is None else repeat)
        browser.press("Make my account")

    def test_accept_with_a_name_of_ones_own(self):
        link = self.invite()
        browser = self.browser()
        browser.open(self.server.link(link["token"]))
        browser.title("Choose your password")
        self.assertEqual(browser.driver.current_url, self.home)
        entries = browser.driver.execute_cdp_cmd("Page.getNavigationHistory", {})["entries"]
        self.assertFalse([entry for entry in entries if link["token"] in entry["url"]])
        for name, password, repeat, sentence in (
                ("", GOOD, GOOD, "Please type a name."), ("Frau Müller", GOOD, GOOD, "A name may hold"), ("focus", GOOD, GOOD, "The server itself"),
                ("berta", "", "", "Please type a password."), ("berta", "kurz", "kurz", "too short: at least 10"),
                ("berta", "berta-2026-x", "berta-2026-x", "contains your name"), ("berta", "aaaaaaaaaaaa", "aaaaaaaaaaaa", "repeats a few"),
                ("berta", GOOD, GOOD + "!", "not the same"), ("berta", "P4ssw0rd2026!", "P4ssw0rd2026!", "tried first")):
            self.choose(browser, password, name, repeat)
            self.says(browser, sentence)
            wrong = browser.driver.switch_to.active_element
            self.assertEqual(wrong.get_attribute("aria-invalid"), "true", f"{sentence}: the field is not where one stands")
        self.choose(browser)
        browser.title("Your account is ready")
        self.clean(browser)
        self.assertEqual(browser.run("return Object.keys(localStorage).concat(Object.keys(sessionStorage))"), [])

    def test_weak_password_with_the_page_bypassed(self):
        for password, word in (("kurz", "password-short"), ("P4ssw0rd2026!", "password-common"), ("wilma-wilma-1", "password-name"), ("abcdefghijkl", "password-")):
            client = self.server.client(self.server.domain)
            token = self.invite(name=f"wilma{secrets.token_hex(3)}" if word != "password-name" else "wilma")
            client.iq("set", self.server.domain, f"<preauth xmlns='urn:xmpp:pars:0' token='{token['token']}'/>")
            answer = client.iq("set", self.server.domain, f"<query xmlns='jabber:iq:register'><username>{token['name']}</username><password>{password}</password></query>")
            self.assertEqual(xmpp.condition(answer), "not-acceptable", password)
            self.assertIn(word, xmpp.error_text(answer))
            client.close()

    def test_taken_name(self):
        browser = self.browser()
        for title in ("Your account is ready", None):
            browser.open(self.server.link(self.invite()["token"]))
            browser.title("Choose your password")
            self.choose(browser, GOOD, "frieda")
            if title:
                browser.title(title)
        self.says(browser, "This name is taken")

    def test_dead_links_say_why(self):
        withdrawn, expired, used = self.invite(), self.invite(expires=1), self.invite(name=f"uta{secrets.token_hex(3)}")
        self.server.ask({"op": "withdraw", "id": withdrawn["id"]})
        browser = self.browser()
        browser.open(self.server.link(used["token"]))
        browser.title("Choose your password")
        self.choose(browser)
        browser.title("Your account is ready")
        time.sleep(1)
        for token, sentence in ((withdrawn["token"], "It was withdrawn"), (expired["token"], "Its time has run out"), (used["token"], "It has been used already"),
                                ("x" * 24, "It has been used, has expired"), ("short", "has expired"), ("%3Cscript%3Ealert(1)%3C/script%3E", "has expired"),
                                ("\u202eевил", "has expired"), ("a" * 10000, "has expired")):
            browser.open("about:blank")
            browser.open(self.server.link(token))
            browser.title("This link no longer works")
            self.says(browser, sentence)
            self.assertEqual(browser.driver.current_url, self.home)
        self.clean(browser)

    def test_used_while_open(self):
        link = self.invite()
        first, second = self.browser(), self.browser()
        for browser, name in ((first, "emma"), (second, "emil")):
            browser.open(self.server.link(link["token"]))
            browser.title("Choose your password")
            browser.fill("Your name for signing in", name)
        self.choose(second)
        second.title("Your account is ready")
        self.choose(first)
        first.title("This link no longer works")

    def test_reset_both_ways(self):
        name = f"rosa{secrets.token_hex(3)}"
        browser = self.browser()
        browser.open(self.server.link(self.invite(name=name)["token"]))
        browser.title("Choose your password")
        self.choose(browser)
        browser.title("Your account is ready")
        for lock, old, new in ((False, GOOD, OTHER), (True, OTHER, GOOD)):
            link = self.server.ask({"op": "reset", "name": name, "lock": lock})[0]
            self.sign_in(browser, name, old)
            if lock:
                self.says(browser, "Name or password is not right")
            else:
                browser.title(f"Hello, {name}")
            browser.open("about:blank")
            browser.open(self.server.link(link["token"]))
            browser.title("Choose a new password")
            browser.fill("New password", new)
            browser.fill("The same password again", new)
            browser.press("Set the new password")
            browser.title("Your new password is set")
            self.signed_in(browser, name, new)

    def test_with_the_keyboard_alone(self):
        browser = self.browser()
        browser.open(self.server.link(self.invite()["token"]))
        browser.title("Choose your password")
        for text in (Keys.TAB, "karla", Keys.TAB, GOOD, Keys.TAB, GOOD, Keys.ENTER):
            browser.driver.switch_to.active_element.send_keys(text)
        browser.title("Your account is ready")
        self.assertEqual(browser.driver.switch_to.active_element.text, "Your account is ready", "a screen reader would not hear the new view")

    def test_strength_is_told_honestly(self):
        browser = self.browser()
        browser.open(self.server.link(self.invite(name="viktoria")["token"]))
        browser.title("Choose your password")
        self.assertFalse(browser.run("return performance.getEntriesByType('resource').some(e => e.name.includes('zxcvbn'))"), "it came before anybody typed")
        browser.labelled("Password").click()
        place = "return document.querySelector('form button:not([type=button])').getBoundingClientRect().top"
        begun = browser.run(place)
        # German words count as words, though the estimator knows none.
        for password, words in (("viktoria1985", "easy to guess"), ("sommer2026", "Very easy to guess"), ("Donaudampfschiff", "asy to guess"),
                                ("vier blaue Lampen", "Good"), ("vier blaue Lampen tanzen", "Very good"), ("kD9#mwQ2!xTz7pLv", "Very good")):
            browser.fill("Password", password)
            browser.wait(words, lambda: words in browser.driver.find_element(By.CSS_SELECTOR, ".strength [role=status]").text)
            self.assertAlmostEqual(browser.run(place), begun, delta=3, msg="the button moved away from under the pointer")
        self.clean(browser)

    def test_language_by_hand_keeps_what_is_typed(self):
        browser = self.browser(language="nl")
        browser.open(self.server.link(self.invite()["token"]))
        browser.title("Choose your password")
        browser.fill("Your name for signing in", "sabine")
        browser.driver.find_element(By.CSS_SELECTOR, "#languages option[value=de]").click()
        browser.title("Wählen Sie Ihr Passwort")
        self.assertEqual(browser.labelled("Ihr Name zum Anmelden").get_attribute("value"), "sabine")
        # The server sends along the first language; the page looks further.
        other = self.browser(language="nl,fr")
        other.open(self.home)
        other.title("Connexion des organisateurs")
        self.clean(other)


class Account(PageCase):
    def test_enter_as_host_and_sign_out(self):
        browser = self.browser()
        self.sign_in(browser, self.account(), "not the password")
        self.says(browser, "Name or password is not right")
        name = self.account()
        self.sign_in(browser, f"{name.upper()}@{self.server.domain}")
        browser.title(f"Hello, {name}")
        for wrong, sentence in (("../../evil?x=1#y", "Letters, digits, blanks"), ("<img src=x onerror=alert(1)>", "Letters, digits, blanks"), ("\u202egnp", "Letters, digits"),
                                ("hosts", "The server itself"), ("Privacy", "The server itself"), ("", "Please type a name for the meeting")):
            browser.fill("Name of the meeting", wrong)
            browser.press("Enter")
            self.says(browser, sentence)
        browser.fill("Name of the meeting", "Erste Stunde Ü")
        browser.press("Enter")
        self.enters(browser, "/erste-stunde-%c3%bc")
        kept = browser.run("return [localStorage.sessionId, localStorage.jitsiMeetId]")
        self.assertRegex(kept[1], "^[0-9a-f]{32}$")
        guest = self.server.guest()
        answer = guest.conference(f"x@conference.{self.server.domain}", self.server.domain, *kept)
        self.assertEqual(answer[0].get("identity"), f"{name}@{self.server.domain}")
        self.signed_in(browser, name)
        browser.press("Sign out")
        browser.title("You are signed out")
        self.assertEqual(browser.run("return Object.keys(localStorage).concat(Object.keys(sessionStorage))"), [])
        self.assertEqual(guest.conference(f"y@conference.{self.server.domain}", self.server.domain, *kept).get("type"), "error")
        self.clean(browser)

    def test_next_one_at_this_computer_can_end_what_a_host_left(self):
        browser = self.browser()
        self.signed_in(browser)
        browser.fill("Name of the meeting", "left-behind")
        browser.press("Enter")
        self.enters(browser, "/left-behind")
        session, machine = browser.run("return [localStorage.sessionId, localStorage.jitsiMeetId]")
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.press("Make it forget")
        self.says(browser, "This browser has forgotten the host")
        self.assertEqual(browser.run("return Object.keys(localStorage)"), [])
        answer = self.server.guest().conference(f"left-behind@conference.{self.server.domain}", self.server.domain, session, machine)
        self.assertEqual(answer.get("type"), "error", "jicofo still knows the session")

    def test_change_password_ends_other_sessions(self):
        browser, other = self.browser(), self.browser()
        name = self.signed_in(browser)
        self.signed_in(other, name)

        def change(old, new):
            browser.fill("Your current password", old)
            browser.fill("New password", new)
            browser.fill("The same password again", new)
            browser.press("Change it")

        browser.driver.find_elements(By.TAG_NAME, "summary")[-1].click()
        change("wrong", GOOD)
        self.says(browser, "not your current password")
        change(PASSWORD, "P4ssw0rd2026!")
        self.says(browser, "tried first")
        change(PASSWORD, GOOD)
        self.says(browser, "has been changed")
        self.says(other, "You are not signed in any more")
        other.title("Sign in as a host")
        self.signed_in(other, name, GOOD)
        # The one who changed it goes on.
        browser.fill("Name of the meeting", "goes-on")
        browser.press("Enter")
        self.enters(browser, "/goes-on")

    def test_too_many_attempts(self):
        name = self.account()
        browser = self.browser()
        self.sign_in(browser, name, "wrong 1")
        for attempt in range(2, 12):
            self.says(browser, "Please")
            if "too many attempts" in browser.text():
                break
            browser.fill("Password", f"wrong {attempt}")
            browser.press("Sign in")
            browser.wait("an answer", lambda: not browser.driver.find_element(By.ID, "busy").text)
        self.assertRegex(browser.text(), r"too many attempts to sign in\. Please wait \d+ (second|minute)s?, then")
        wait = int(re.search(r"Please wait (\d+) second", browser.text()).group(1))
        self.assertLessEqual(wait, 60)
        time.sleep(wait + 1)
        browser.fill("Password", PASSWORD)
        browser.press("Sign in")
        browser.title(f"Hello, {name}")
        self.says(browser, "wrong passwords were tried")

    def test_untouched_page_signs_out(self):
        browser = self.browser()
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
            "source": "const real = setTimeout; window.setTimeout = (what, after) => real(what, after === 1800000 ? 500 : after);"})
        self.sign_in(browser, self.account())
        self.says(browser, "You are not signed in any more")
        browser.title("Sign in as a host")

    def test_hostile_names_stay_text(self):
        browser = self.browser()
        for name in ("<img src=x onerror=alert(1)>", "\u202eevil", "а" * 3, "x" * 10000, "'\"]]>&amp;"):
            self.sign_in(browser, name)
            browser.wait("a refusal", lambda: "Name or password is not right" in browser.text() or "too many attempts" in browser.text())
        self.clean(browser)


class Rooms(PageCase):
    def reserve(self, browser, name):
        browser.driver.find_element(By.XPATH, "//summary[.='Reserve a room']").click()
        browser.wait("a proposal", lambda: browser.labelled("Password for guests").get_attribute("value"))
        browser.fill("Name of the room", name)
        browser.press("Reserve")

    def invitation(self, browser):
        return browser.labelled("Invitation").get_attribute("value")

    def test_reserve_invite_change_release(self):
        browser = self.browser()
        name = self.signed_in(browser)
        self.reserve(browser, "Mathe 7b")
        browser.title("mathe-7b")
        text = self.invitation(browser)
        password = re.search(r"Password: (\S+)", text).group(1)
        self.assertRegex(password, r"^([a-z]{4}-){3}[2-9]{2}$")
        self.assertIn(f"https://{self.server.domain}/mathe-7b\n", text)

        browser.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        for language, word in (("Deutsch", "Passwort"), ("Français", "Mot de passe"), ("Español", "Contraseña"), ("Italiano", "Password")):
            browser.driver.find_element(By.XPATH, f"//label[.='Language of the invitation']/following::option[.='{language}']").click()
            browser.wait(word, lambda: re.search(rf"{word}\s?: {password}", self.invitation(browser)))
            browser.press("Copy invitation")
            self.says(browser, "Copied.")
            self.assertEqual(browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])").replace("\r\n", "\n"), self.invitation(browser))

        browser.driver.find_elements(By.TAG_NAME, "summary")[0].click()
        browser.wait("a proposal", lambda: len(browser.driver.find_elements(By.TAG_NAME, "form")) == 1)
        browser.fill("Password for guests", "kurz")
        browser.press("Change it")
        self.says(browser, "too short")
        browser.press("Propose another")
        browser.wait("a proposal", lambda: browser.labelled("Password for guests").get_attribute("value") != "kurz")
        browser.press("Change it")
        self.says(browser, "The password is changed")
        self.assertNotIn(password, self.invitation(browser))

        other = self.browser()
        self.signed_in(other)
        self.says(other, "You have not reserved a room yet")
        self.reserve(other, "mathe 7B")
        self.says(other, "This room is reserved already")

        browser.press("Enter as host")
        self.enters(browser, "/mathe-7b")

        self.signed_in(browser, name)
        browser.press("mathe-7b")
        browser.title("mathe-7b")
        browser.driver.find_elements(By.TAG_NAME, "summary")[1].click()
        browser.press("Release the room")
        self.says(browser, "The room mathe-7b is free again")
        self.clean(browser)

    def test_calendar_file(self):
        browser = self.browser()
        browser.run("window.name = 'x'")
        self.signed_in(browser)
        self.reserve(browser, "Größe")
        browser.title("größe")
        browser.press("Save calendar file")
        self.says(browser, "A calendar needs a day and a time")
        what = "Eltern; Lehrer, und\\oder \U0001f600 " + "ä" * 120
        browser.run("""const [ what, when ] = [ 'text', 'datetime-local' ].map(kind => document.querySelector(`section input[type=${kind}]`));
            what.value = arguments[0]; when.value = '2027-03-28T09:30';
            [ what, when ].forEach(one => one.dispatchEvent(new Event('input')));
            const real = URL.createObjectURL; URL.createObjectURL = blob => { window.saved = blob.text(); return real(blob); };""", what)
        browser.press("Save calendar file")
        saved = browser.driver.execute_async_script("window.saved.then(arguments[0])")
        self.assertTrue(saved.endswith("\r\n"))
        lines = saved.encode().split(b"\r\n")
        self.assertLessEqual(max(map(len, lines)), 75)
        self.assertFalse([line for line in lines if b"\n" in line or b"\r" in line])
        for line in lines:
            line.decode()  # no letter is cut in two
        fields = dict(line.split(":", 1) for line in saved.replace("\r\n ", "").split("\r\n") if line)
        self.assertEqual(fields["BEGIN"], "VEVENT")
        self.assertEqual(re.sub(r"\\([\\;,])", r"\1", fields["SUMMARY"]), what.strip())
        self.assertEqual(fields["URL"], f"https://{self.server.domain}/gr%c3%b6%c3%9fe")
        offset = browser.run("return new Date('2027-03-28T09:30').toISOString()")
        self.assertEqual(fields["DTSTART"], re.sub(r"[-:]|\.\d+", "", offset))
        self.assertRegex(fields["DTEND"], r"^20270328T\d{6}Z$")
        self.assertIn("Password: ", fields["DESCRIPTION"].replace("\\n", "\n"))
        # Nothing broke the policy, the download neither.
        self.clean(browser)

    def test_hostile_rooms_stay_text(self):
        """Names and passwords that no page of ours would send, and that the server may refuse; the page does not rely on that."""
        names = ["%3cimg%20src%3dx%20onerror%3dalert(1)%3e", "%e2%80%aegnp.exe", "%d0%b0nna", "x" * 10000, "%ff%fe", "<img src=x onerror=alert(1)>", "\u202egnp.exe",
                 "'\"><script>alert(1)</script>", "{room}{site}"]
        password = "</textarea><img src=x onerror=alert(1)>&lt;b"
        browser = self.browser(size=(320, 640))
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.run("""const rooms = arguments[0].map(name => ({ name, password: arguments[1], created: '' }));
            window.xmpp.Session.prototype.rooms = async () => rooms;""", names, password)
        name = self.account()
        browser.fill("Name", name)
        browser.fill("Password", PASSWORD)
        browser.press("Sign in")
        browser.title(f"Hello, {name}")
        for at, room in enumerate(names):
            browser.run("document.querySelectorAll('button.room')[arguments[0]].click()", at)
            browser.wait("the room", lambda: browser.driver.find_elements(By.TAG_NAME, "textarea"))
            self.assertEqual(browser.run("return document.getElementById('title').textContent"), browser.run("return window.policy.roomShown(arguments[0])", room))
            browser.wait("the invitation", lambda: password in self.invitation(browser))
            self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), 320)
            self.assertEqual(browser.driver.find_elements(By.CSS_SELECTOR, "main img, main script, #title *"), [])
            browser.press("Back")
            browser.title(f"Hello, {name}")
        self.clean(browser)

    def test_hostile_rooms_are_refused_by_the_server(self):
        client = self.server.client(self.server.domain)
        self.assertTrue(client.plain(self.account(), PASSWORD))
        for name, fine in (("x" * 200, True), ("%d0%b0nna", True), ("x" * 201, False), ("&lt;b&gt;", False), ("%zz", False), ("a/b", False), ("A", False), ("", False), ("-x", False)):
            answer = client.iq("set", self.server.domain, f"<reserve xmlns='{HOSTS}' name='{name}'/>")
            self.assertEqual(answer.get("type"), "result" if fine else "error", name)


class Around(PageCase):
    """Only on the server of its own."""

    def test_server_away(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        self.server.prosody.stop()
        try:
            browser.fill("Name", "anna")
            browser.fill("Password", GOOD)
            browser.press("Sign in")
            self.says(browser, "cannot be reached")
        finally:
            self.server.prosody.start()

    def test_a_script_that_does_not_arrive_is_told(self):
        browser = self.browser()
        for name in ("text.js", "xmpp.js", "page.js", "rooms.js"):
            script = self.server.folder / "hosts" / name
            text = script.read_text()
            script.unlink()
            try:
                browser.open(self.home)
                for sentence in ("Part of this page did not arrive. Please load it again", "Una parte di questa pagina", "Ein Teil dieser Seite", "Une partie de", "Una parte de"):
                    self.says(browser, sentence)
            finally:
                script.write_text(text)
        browser.open(self.home)
        browser.title("Sign in as a host")
        browser.wait("all is there", lambda: not browser.driver.find_elements(By.ID, "missing"))

    def test_nothing_leads_to_the_stock_websocket(self):
        """It believes any address that a visitor claims to have, so that no limit by address would hold."""
        for path in STOCK_WEBSOCKETS:
            self.assertEqual(self.status(path), 404, path)
        self.assertEqual(self.status("/xmpp-websocket-lesson"), 200, "a meeting of that name")

    def status(self, path):
        connection = http.client.HTTPSConnection("127.0.0.1", self.server.port, context=ssl._create_unverified_context())
        connection.request("GET", path, headers={"Host": self.server.domain})
        return connection.getresponse().status

    def test_notice_is_linked_only_where_there_is_one(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        looked = "return performance.getEntriesByType('resource').some(e => e.name.endsWith('/privacy/'))"
        browser.wait("the page has looked", lambda: browser.run(looked))
        self.assertNotIn("Privacy notice", browser.text())
        self.server.publish_notice("<!DOCTYPE html><title>Notice</title><p>Who runs this server")
        self.addCleanup(self.server.withdraw_notice)
        browser.open(self.home)
        self.says(browser, "Privacy notice")
        browser.press("Password forgotten?")
        self.says(browser, "The privacy notice of this server says who that is")
        browser.driver.find_element(By.LINK_TEXT, "Privacy notice").click()
        browser.wait("the notice", lambda: "Who runs this server" in browser.text())

    def test_size_and_headers(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        names = [name.rsplit("/", 1)[1] for name in browser.run("return performance.getEntriesByType('resource').map(e => e.name)") if "/hosts/" in name]
        total = 0
        for name in ["", *names]:
            connection = http.client.HTTPSConnection("127.0.0.1", self.server.port, context=ssl._create_unverified_context())
            connection.request("GET", f"/hosts/{name}", headers={"Host": self.server.domain})
            answer = connection.getresponse()
            total += len(answer.read())
            self.assertEqual(answer.status, 200, name)
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"], name)
            self.assertNotIn("unsafe", answer.headers["Content-Security-Policy"], name)
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertIsNone(answer.headers["Set-Cookie"])
        sent = browser.run("return performance.getEntries().map(e => e.encodedBodySize || 0).reduce((a, b) => a + b)")
        print(f"\nthe page: {total} bytes, sent as {sent}", flush=True)
        self.assertLess(total, 150_000)

    def test_all_languages_say_the_same(self):
        browser = self.browser()
        browser.open(self.home)
        browser.title("Sign in as a host")
        tables = browser.driver.execute_async_script("""
            const done = arguments[0], tables = {}, known = window.texts.add;
            (async () => {
                for (const code of Object.keys(window.texts.languages)) {
                    const source = await (await fetch(`text-${code}.js`)).text();
                    tables[code] = source;
                }
                done(JSON.stringify(tables));
            })();""")
        marks = {}
        for code, source in json.loads(tables).items():
            rows = re.findall(r"^    '?([\w-]+)'?: '((?:[^'\\]|\\.)*)',?$", source, re.M)
            self.assertGreater(len(rows), 100, code)
            self.assertEqual(len(rows), len(dict(rows)), f"{code}: a sentence stands there twice")
            self.assertEqual(len(rows), source.count("\n    "), f"{code}: a line that is no sentence")
            marks[code] = {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in rows}
        for code, table in marks.items():
            self.assertEqual(table, marks["en"], code)


if __name__ == "__main__":
    unittest.main()
