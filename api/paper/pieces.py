"""The pieces that a paper is made of, each on one page whole, and the sources that its sentences cite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from api.paper.measuring import MILLIMETRES, height_of
from api.report.short import count_words

WIDTH = 170.0
"""Of the text on a page, in millimetres."""


class SetIn(NamedTuple):
    """How a kind of piece is set: points, leading, width of its text, millimetres around it."""

    points: float
    leading: float = 1.4
    width: float = WIDTH
    around: float = 1.6


STYLES: Mapping[str, SetIn] = {
    "title": SetIn(19, 1.2, around=2),
    "under": SetIn(10.5, around=5),
    "heading": SetIn(13, 1.25, around=5.5),
    "text": SetIn(10.5),
    "own": SetIn(10.5),
    "item": SetIn(10.5, width=WIDTH - 6, around=0.9),
    "finding": SetIn(11, 1.35, width=WIDTH - 8, around=2.6),
    "detail": SetIn(10, width=WIDTH - 8, around=0.5),
    "row": SetIn(9.5, 1.35, width=WIDTH - 34, around=1.8),
    "note": SetIn(9, 1.35, around=1),
    "source": SetIn(9, 1.35, width=WIDTH - 9, around=0.5),
}
"""The style sheet of the paper (``paper.css``) sets the same; a test in a browser holds both together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, sentence, row or picture: its words, the numbers of its sources, and how high it is in millimetres.

    ``keep`` says that it must not stand last on a page, ``more`` holds what its kind shows beside the words.
    """

    kind: str
    text: str
    height: float
    cites: tuple[int, ...] = ()
    keep: bool = False
    more: tuple[str, ...] = ()
    picture: Markup = field(default_factory=Markup)

    @property
    def words(self) -> int:
        """Words as a reader counts them."""
        return count_words(" ".join((self.text, *self.more)))


def piece(kind: str, text: str, cites: Iterable[int] = (), *, keep: bool = False, more: tuple[str, ...] = ()) -> Piece:
    """A piece of text with the height that its style gives it."""
    style, cited = STYLES[kind], tuple(dict.fromkeys(cites))
    marks = "".join(f" [{n}]" for n in cited)
    whole = " ".join(filter(None, (text, *more))) + marks
    height = height_of(whole, style.points, style.width, style.leading) + style.around
    return Piece(kind, text, height, cited, keep, more)


def drawn(picture: str, shape: float, most: float, label: str) -> Piece:
    """A picture as wide as the page, but no higher than so many millimetres; ``shape`` is height through width."""
    return Piece("picture", label, min(WIDTH * shape, most) + 2, picture=Markup(picture), keep=True)


def blank_lines(label: str, lines: int = 5) -> Piece:
    """Room to write by hand, marked as such."""
    return Piece("blank", label, lines * 9.0 + 10.5 * MILLIMETRES * 1.4 + 3, more=("",) * lines)


class Sources:
    """What the sentences of a paper cite, numbered in the order in which they are first cited; each source once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._addresses: dict[str, str] = {}

    def cite(self, name: str, address: str = "") -> int:
        """The number of a source."""
        self._addresses[name] = self._addresses.get(name) or address
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def listed(self) -> tuple[tuple[int, str, str], ...]:
        """All that were cited: number, name, public address."""
        return tuple((number, name, self._addresses[name]) for name, number in self._numbers.items())


__all__ = ["STYLES", "WIDTH", "Piece", "SetIn", "Sources", "blank_lines", "drawn", "piece"]
