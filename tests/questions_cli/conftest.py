"""The program as a process of its own, in an empty folder; Karlsruhe in a store, and its question sheet."""

from tests.cli.conftest import run
from tests.questions_cli.karlsruhe import sheet, store

__all__ = ["run", "sheet", "store"]
