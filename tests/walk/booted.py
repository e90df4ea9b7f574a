"""How tests on booted servers begin: a lab, a folder, servers with names, a computer that deploys."""

import tempfile
from pathlib import Path

from lab import Lab
from walk.program import Computer, write_settings


class Booted:
    """A test case that has a lab of its own. What all tests of a class share is made by its setUpClass, after this one."""

    suite = "bookworm"
    word = ""  # of the domain; the suite, if there is none

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.lab = Lab().start()
        cls.addClassCleanup(cls.lab.stop)
        cls.domain = f"meet.{cls.word or cls.suite}.example"

    @classmethod
    def boot(cls, memory: str | None = "2G", **more):
        """A server that the domain's name leads to."""
        server = cls.lab.server(cls.suite, memory=memory, **more)
        cls.lab.give_name(cls.domain, server.address)
        return server

    @classmethod
    def at(cls, server, home: str = "home", sudo: bool = False) -> Computer:
        return Computer(cls.folder / home, server, cls.lab, sudo)

    @classmethod
    def wanted(cls, name: str = "settings", certificate: str = "selfsigned", **more) -> Path:
        return write_settings(cls.folder / f"{name}.json", cls.lab, cls.domain, certificate, **more)


class Deployed(Booted):
    """One deployed server for all tests of the class."""

    more: dict = {}  # settings beside the usual ones

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.boot()
        cls.computer = cls.at(cls.server)
        cls.settings = cls.wanted(**cls.more)
        first = cls.computer.run("deploy", "--settings", str(cls.settings), outside=True)
        assert first.exit == 0, first.why()
