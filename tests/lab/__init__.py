"""The lab: real Debian servers on this machine, for tests and for practice. How to use it: README.md."""

from .client import Lab, Server
from .places import LabError

__all__ = ["Lab", "LabError", "Server"]
