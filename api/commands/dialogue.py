"""A conversation in a terminal: what is said, what is asked, and how lines that are typed are understood."""

import sys
from collections.abc import Iterable, Sequence

from rich.text import Text as Line

from api.commands.plain_output import harmless
from api.commands.terminal import out
from graph.identifiers import folded
from ontology import Text

_ALL, _BUT = ("alle", "all"), ("ausser", "bis auf", "except", "but")
_YES = ("j", "ja", "y", "yes")


class Dialogue:
    """Says and asks in one language; Ctrl+D while something is asked raises EOFError."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._console = out()

    def say(self, text: Text | str, style: str = "") -> None:
        """A paragraph."""
        said = text if isinstance(text, str) else text.in_language(self.language)
        self._console.print(Line(harmless(said), style=style))

    def item(self, text: Text | str, style: str = "") -> None:
        """A paragraph that belongs to the one above."""
        said = text if isinstance(text, str) else text.in_language(self.language)
        self.say(f"   {said}", style)

    def line(self, text: Text) -> str:
        """What is typed behind a prompt, without spaces around it."""
        self._console.print(Line(harmless(text.in_language(self.language)), style="bold"), end=" ")
        self._console.file.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        # Keys that are no letters must not get into records.
        return harmless(typed.encode("utf-8", "replace").decode("utf-8")).strip()

    def agrees(self, text: Text) -> bool:
        """Whether a question is answered with yes."""
        return folded(self.line(text)) in _YES

    def numbered(self, labels: Iterable[Text]) -> None:
        """A list to choose from, by number."""
        for number, label in enumerate(labels, start=1):
            self.say(f"{number:4}  {label.in_language(self.language)}")


def numbers_in(text: str, most: int) -> tuple[int, ...] | None:
    """The numbers of a text like "1, 3-5", each once; None where it is anything else, or one is out of range.

    >>> numbers_in("2, 4-6", 9), numbers_in("7", 5), numbers_in("Haus 3", 9)
    ((2, 4, 5, 6), None, None)
    """
    found: list[int] = []
    for piece in text.replace(",", " ").replace(";", " ").split():
        first, dash, last = piece.partition("-")
        ends = (first, last if dash else first)
        if not all(end.isdecimal() and len(end) <= len(str(most)) for end in ends):
            return None
        found += range(int(ends[0]), int(ends[1]) + 1)
    return tuple(dict.fromkeys(found)) if found and all(1 <= n <= most for n in found) else None


def all_but(text: str) -> str | None:
    """What a text leaves out of all, empty for all; None where it does not say "all".

    >>> all_but("alle"), all_but("Alle außer 2, 5"), all_but("Allee 3")
    ('', '2, 5', None)
    """
    words = text.split()
    if not words or folded(words[0]) not in _ALL:
        return None
    rest = words[1:]
    for but in _BUT:
        begin = but.split()
        if [folded(w) for w in rest[: len(begin)]] == begin and len(rest) > len(begin):
            return " ".join(rest[len(begin) :])
    return None if rest else ""


def pieces_of(text: str) -> Sequence[str]:
    """Several names of one line; only semicolons part them, since names hold commas."""
    return [piece.strip() for piece in text.split(";") if piece.strip()]
