"""The program in an empty folder; Karlsruhe in a store, and its question sheet."""

from tests.cli.conftest import fruehnetz, run
from tests.questions_cli.karlsruhe import sheet, store

__all__ = ["fruehnetz", "run", "sheet", "store"]
