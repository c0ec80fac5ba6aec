"""The program as a process of its own, in an empty folder."""

from tests.cli.conftest import run

__all__ = ["run"]
