#!/usr/bin/python3
"""Every state of the account page, in every look: axe finds nothing, nothing is wider than the screen, nothing breaks the page's policy.

MEETHOUSE_LOOKS names some looks (default: all), MEETHOUSE_SHOTS a folder for screenshots."""

import os
import pathlib
import unittest

import axe
from page_case import PageCase
from states import States

PHONE = (320, 640)
LOOKS = {
    "desktop-light": {"language": "en"}, "desktop-dark": {"language": "fr", "dark": True},
    "phone-light": {"language": "it", "size": PHONE}, "phone-dark": {"language": "de", "size": PHONE, "dark": True},
    "phone-light-es": {"language": "es", "size": PHONE},
}


class EveryState(PageCase):
    def test_every_state_in_every_look(self):
        shots = os.environ.get("MEETHOUSE_SHOTS")
        wanted = os.environ.get("MEETHOUSE_LOOKS")
        for look in wanted.split(",") if wanted else LOOKS:
            options = LOOKS[look]
            browser = self.browser(**options)
            for state in States(self, browser).all():
                with self.subTest(look=look, state=state):
                    self.assertEqual(axe.findings(browser), [])
                    self.assertEqual(browser.run("return document.documentElement.lang"), options["language"])
                    self.assertEqual(browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"), options.get("dark", False))
                    # Hidden overflow counts, too: whatever sticks out of the screen.
                    wide = browser.run("""return Array.from(document.querySelectorAll('body *'))
                        .filter(one => { const box = one.getBoundingClientRect(); return box.width && (box.right > innerWidth + 0.5 || box.left < -0.5); })
                        .map(one => one.outerHTML.slice(0, 100))""")
                    self.assertEqual(wide, [])
                if shots:
                    browser.screenshot(pathlib.Path(shots) / f"{look}-{state}.png")
            # The browser itself notes a server that is away.
            self.assertEqual([line for line in browser.console() if "WebSocket" not in line], [])
            browser.close()


if __name__ == "__main__":
    unittest.main()
