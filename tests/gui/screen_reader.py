"""What a screen reader is told of a window: its tree of accessible things, over AT-SPI as Orca gets it."""

import time
from dataclasses import dataclass, field

import pyatspi

# What is there to be reached or read; the rest holds it together.
MUTE = {pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID}


@dataclass
class Page:
    said: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class ScreenReader:
    def __init__(self, program: str):
        # A program comes to the bus a moment after the bus has come up.
        deadline = time.monotonic() + 30
        while (found := self._find(program)) is None:
            assert time.monotonic() < deadline, f"{program} is not heard"
            time.sleep(0.2)
        self.program = found

    @staticmethod
    def _find(program: str):
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clearCache()
        return next((app for app in desktop if app and program in app.name), None)

    def page(self) -> Page:
        page = Page()
        for window in self.program:
            self._read(window, page, [])
        return page

    def _read(self, thing, page: Page, way: list[str]):
        thing.clearCache()
        states = thing.getState()
        if not states.contains(pyatspi.STATE_SHOWING):
            return
        role, name = thing.getRole(), thing.name.strip()
        here = [*way, f"{thing.getRoleName()} “{name}”"]
        if states.contains(pyatspi.STATE_FOCUSABLE):
            if not name:
                page.problems.append("no name: " + " > ".join(here))
            if role in MUTE:
                page.problems.append("no role: " + " > ".join(here))
        if name:
            page.said.append(here[-1])
        for child in thing:
            if child:
                self._read(child, page, here)
