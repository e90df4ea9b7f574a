#!/usr/bin/python3
"""The stand-in page with the real client library in headless Chromium, on a secure domain made by hand.
The numbers are sections of the facts about Jitsi's packages."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import Browser  # noqa: E402
from fixture import DOMAIN, HOST, PASSWORD, end_probe, for_each_suite, prepared, probe  # noqa: E402

CONFERENCE = f"conference.{DOMAIN}"

# What a module of a server may tell one occupant, and the lines in the client's settings that listen to it.
TELLS = f"""
local st = require "util.stanza";
module:hook("muc-occupant-joined", function (event)
    if event.occupant.jid:match("^focus@") then return; end
    local function tell(json)
        event.room:route_stanza(st.message({{ from = event.room.jid, to = event.occupant.jid }})
            :text_tag("json-message", json, {{ xmlns = "http://jitsi.org/jitmeet" }}));
    end
    tell('{{"type":"system_chat_message","displayName":"House","message":"Only for you"}}');
    tell('{{"type":"probe_password","password":"from-the-server"}}');
end, -20);
module:hook("iq-set/bare/http://jabber.org/protocol/muc#owner:query", function (event)
    event.origin.send(st.error_reply(event.stanza, "modify", "not-acceptable"));
    return true;
end, 10);
"""
LISTENS = """
(function watch(last) {
    setTimeout(function() {
        if (!window.APP || !window.APP.store) return watch(last);
        var state = APP.store.getState()['features/base/conference'];
        var joining = state.joining;
        if (joining && joining !== last) {
            last = joining;
            joining.on('conference.non_participant_message_received', function(id, json) {
                if (json.type !== 'probe_password') return;
                (function wait() {
                    if (APP.store.getState()['features/base/conference'].conference !== joining) return setTimeout(wait, 50);
                    APP.store.dispatch({ type: 'SET_PASSWORD', conference: joining, method: joining.lock, password: json.password });
                })();
            });
        }
        watch(last);
    }, 50);
})();
"""


class Page:
    def setUp(self):
        self.server = prepared(self.suite, "secure")
        self.browsers = []

    def tearDown(self):
        for browser in self.browsers:
            browser.close()

    def browser(self, room: str) -> Browser:
        browser = Browser({DOMAIN: self.server.address})
        self.browsers.append(browser)
        browser.open(f"https://{DOMAIN}/{room}")
        return browser

    def sign_in(self, browser: Browser, password: str = PASSWORD) -> None:
        browser.wait_for_state("waiting")
        browser.click("sign-in")
        browser.type("login-name", HOST)
        browser.type("login-password", password)
        browser.click("login-submit")

    def test_a_meeting(self):  # 4.4, 12.3, 12.5
        guest = self.browser("Lesson")
        guest.wait_for_state("waiting")
        self.assertIn("stand-in", guest.text("standin-notice"))
        host = self.browser("Lesson")
        self.sign_in(host, "wrong")
        host.wait(lambda: host.text("login-error") == "Wrong user or password")
        host.type("login-password", PASSWORD)
        host.click("login-submit")
        host.wait_for_state("joined")
        host.wait(lambda: host.text("my-role") == "moderator")
        guest.wait_for_state("joined")
        self.assertEqual(guest.text("my-role"), "participant")
        guest.type("chat-text", "Good morning")
        guest.click("chat-send")
        host.wait(lambda: "Good morning" in host.text("chat-log"))

        host.type("lock-password", "secret")
        host.click("lock-set")
        host.wait(lambda: host.text("known-password") == "secret")
        guest.wait(lambda: guest.text("lock-state") == "The meeting has a password.")
        late = self.browser("Lesson")
        late.wait_for_state("password")
        late.type("room-password", "wrong")
        late.click("password-submit")
        late.wait(lambda: late.text("password-error") == "Wrong password")
        late.type("room-password", "secret")
        late.click("password-submit")
        late.wait_for_state("joined")
        host.click("lock-remove")
        guest.wait(lambda: guest.text("lock-state") == "The meeting has no password.")

        host.open(f"https://{DOMAIN}/Lesson")
        host.wait_for_state("joined")
        host.wait(lambda: host.text("my-role") == "moderator")

    def test_what_a_server_tells_one_occupant(self):  # 12.3, 12.8.8, 12.8.9
        settings = f"/etc/jitsi/meet/{DOMAIN}-config.js"
        self.server.exec(f"cp -p {settings} /root/config.js")
        self.addCleanup(self.server.exec, f"cp -p /root/config.js {settings}")
        self.server.write(settings, self.server.read(settings) + LISTENS)
        probe(self.server, TELLS, CONFERENCE)
        self.addCleanup(end_probe, self.server, CONFERENCE)
        host = self.browser("told")
        self.sign_in(host)
        host.wait_for_state("joined")
        host.wait(lambda: "House: Only for you" in host.text("chat-log"))
        host.wait(lambda: host.text("known-password") == "from-the-server")
        self.assertEqual(host.run("return APP.store.getState()['features/base/conference'].locked"), "LOCKED_LOCALLY")
        host.type("lock-password", "another")
        host.click("lock-set")
        host.wait(lambda: host.text("lock-error") == "Lock failed")

    def test_end_of_a_meeting_gives_its_reason(self):  # 12.8.3
        probe(self.server, f"""module:add_timer(0.5, function ()
            local room = module:depends("muc").get_room_from_jid("ends@{CONFERENCE}");
            if not room or not room:has_occupant() then return 0.5; end
            for _, occupant in room:each_occupant() do
                if not occupant.jid:match("^focus@") then room:destroy(nil, "Der Gastgeber ist gegangen"); return; end
            end
            return 0.5;
        end);""", CONFERENCE)
        self.addCleanup(end_probe, self.server, CONFERENCE)
        host = self.browser("ends")
        self.sign_in(host)
        host.wait_for_state("ended")
        self.assertEqual(host.text("end-reason"), "Der Gastgeber ist gegangen")

    def test_address_of_websocket_users(self):  # 12.3
        log = "/var/log/prosody/prosody.log"
        probe(self.server, 'module:hook("resource-bind", function (event) module:log("info", "probe ip %s", event.session.ip); end);',
              f"guest.{DOMAIN}")
        self.addCleanup(end_probe, self.server, f"guest.{DOMAIN}")
        self.browser("address").wait_for_state("waiting")
        self.assertIn("probe ip 127.0.0.1", self.server.read(log))
        self.server.exec(f"echo 'config.websocket = undefined;' >> /etc/jitsi/meet/{DOMAIN}-config.js")
        self.addCleanup(self.server.exec, f"sed -i /config.websocket/d /etc/jitsi/meet/{DOMAIN}-config.js")
        self.browser("address").wait_for_state("waiting")
        addresses = {line.rsplit(" ", 1)[1] for line in self.server.read(log).splitlines() if "probe ip" in line}
        self.assertEqual(len(addresses - {"127.0.0.1"}), 1)

    def test_names_of_rooms_in_the_web_log(self):  # 12.6
        self.browser("told-in-the-log").wait_for_state("waiting")
        self.assertIn("told-in-the-log", self.server.read("/var/log/nginx/access.log"))


def load_tests(loader, _tests, _pattern):
    return for_each_suite(loader, (Page,))


if __name__ == "__main__":
    unittest.main(verbosity=2)
