"""Reads council data in a process of its own, bounded in memory and time: a small zip can hold very much."""

import sys
from pathlib import Path

from graph.council.council_files import gathered_from
from graph.council.gathering import Gathered
from graph.council.pasted import pasted_paper
from graph.council.readings import reading_json
from graph.errors import UnreadableFileError
from graph.imports.read.watching import answer_of
from ontology import say

_MEMORY = 1024**3
_SECONDS = 50
_PAGE = "seite"
_CHILD = (
    "import sys; sys.path[:] = sys.argv[4:]; "
    "from graph.council.council_apart import answer_council; answer_council(*sys.argv[1:4])"
)


def council_apart(path: Path) -> str:
    """What a folder, zip or file of council data holds, as JSON of a reading; raises UnreadableFileError."""
    return _answered(path, "daten", "")


def page_apart(path: Path, address: str) -> str:
    """The same of a file with the text of a page that somebody pasted; ``address`` is where the page stands."""
    return _answered(path, _PAGE, address)


def _answered(path: Path, kind: str, address: str) -> str:
    command = [sys.executable, "-I", "-c", _CHILD, str(path), kind, address, *sys.path]
    answered = answer_of(command, b"", _MEMORY, _SECONDS)
    if answered is None:
        sentence = say(
            "{name} lässt sich in einer Minute und einem Gigabyte Speicher nicht lesen. Teilen Sie die Daten, zum "
            "Beispiel nach Jahren, oder nehmen Sie „fruehnetz council import“.",
            "{name} cannot be read within a minute and a gigabyte of memory. Split the data, for example by year, or "
            "take “fruehnetz council import”.",
            name=path.name,
        )
        raise UnreadableFileError(sentence.de)
    told = answered.decode("utf-8")
    if told.startswith("!"):
        raise UnreadableFileError(told[1:])
    return told


def answer_council(path: str, kind: str, address: str) -> None:
    """The work of the other process: a path in, JSON out; what cannot be read is a sentence behind a mark."""
    try:
        found = _read(Path(path), kind, address)
        answered = reading_json(found)
    except UnreadableFileError as error:
        answered = f"!{error}"
    sys.stdout.buffer.write(answered.encode("utf-8", "replace"))


def _read(path: Path, kind: str, address: str) -> Gathered:
    if kind != _PAGE:
        return gathered_from(path)
    return pasted_paper(path.read_text(encoding="utf-8", errors="replace"), address)


__all__ = ["answer_council", "council_apart", "page_apart"]
