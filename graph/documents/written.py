"""What a paper is made of: blocks of sentences, each with the numbers of its sources, and blanks marked as such."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from graph.map.labels import clean_label


class CitedPhrase(NamedTuple):
    """A piece of a sentence: its text, the numbers of its sources; a ``blank`` is to be filled in by hand."""

    text: str
    cites: tuple[int, ...] = ()
    blank: bool = False
    strong: bool = False

    @property
    def shown(self) -> str:
        """The text with the numbers of its sources behind it.

        >>> CitedPhrase("Es gibt einen Ausschuss.", (1, 2)).shown
        'Es gibt einen Ausschuss. [1, 2]'
        """
        marks = ", ".join(map(str, self.cites))
        return f"{self.text} [{marks}]" if marks else self.text


PaperLine = tuple[CitedPhrase, ...]
TextStyle = Literal["plain", "note", "warning", "subject"]


def phrase(text: str, cites: Iterable[int] = (), *, strong: bool = False) -> PaperLine:
    """A line of one sentence; each source stands once."""
    return (CitedPhrase(clean_label(text), tuple(dict.fromkeys(cites)), strong=strong),)


def blank(what: str) -> PaperLine:
    """Room for what nobody has said yet, marked so that it is found.

    >>> blank("Datum")[0].text
    '[bitte ergänzen: Datum]'
    """
    return (CitedPhrase(f"[bitte ergänzen: {what}]", blank=True),)


def mixed(*parts: str | PaperLine) -> PaperLine:
    """Texts and lines as one line.

    >>> line_text(mixed("Laufzeit bis ", blank("Datum"), "."))
    'Laufzeit bis [bitte ergänzen: Datum].'
    """
    found: list[CitedPhrase] = []
    for part in parts:
        found += [CitedPhrase(part)] if isinstance(part, str) else part
    return tuple(found)


def line_text(line: PaperLine) -> str:
    """The text of a line as it is read, with the numbers of its sources."""
    return "".join(said.shown for said in line)


_SIGN, _AROUND, _WIDEST = 1.75, 5.0, 45.0
"""In millimetres: a sign in the size of cells, rather too wide, what stands around a cell, the most a word may ask."""


def fitted_widths(block: "TableBlock", whole: int) -> tuple[float, ...]:
    """The widths of the columns of a table that is so many millimetres wide: no word runs into the next column.

    Each is as wide as its part, as far as the longest words of the others leave room.

    >>> fitted_widths(TableBlock(("Wer", "Was"), ((phrase("Netzwerkkoordination"), phrase("ja")),), (1, 3)), 100)
    (40.0, 60.0)
    """
    parts = block.widths or (1,) * len(block.head)
    rows = (tuple(map(phrase, block.head)), *block.rows)
    least = [min(_WIDEST, _AROUND + _SIGN * max(_longest_word(row[n]) for row in rows)) for n in range(len(parts))]
    spare = max(0.0, whole - sum(least))
    wished = [max(0.0, whole * part / sum(parts) - low) for part, low in zip(parts, least, strict=True)]
    share = spare / sum(wished) if sum(wished) else 0.0
    found = [low + wish * share for low, wish in zip(least, wished, strict=True)]
    return tuple(round(width * whole / sum(found), 1) for width in found)


def _longest_word(line: PaperLine) -> int:
    return max((len(word) for word in line_text(line).replace("-", "- ").replace("/", "/ ").split()), default=0)


def leads_on(line: PaperLine) -> bool:
    """Whether a line only leads to what follows, and must not stand last on a page.

    >>> leads_on(phrase("Ziele:")), leads_on(phrase("Es gibt Ziele."))
    (True, False)
    """
    return bool(line) and line[-1].text.endswith(":")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The title of the paper, below it in small what it is."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class FieldsBlock:
    """Names and values, two beside each other in a row."""

    rows: tuple[tuple[str, PaperLine], ...]


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading; level 1 stands for the parts of the paper, 2 within them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; a ``warning`` stands in a box of its own."""

    line: PaperLine
    style: TextStyle = "plain"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items with bullets, or numbered."""

    items: tuple[PaperLine, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with a head; ``widths`` are parts of the width of the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[PaperLine, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room for place, day and signature of each party."""

    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesBlock:
    """The sources by number, with where they can be read."""

    rows: tuple[tuple[int, str], ...]


_Spoken = TitleBlock | HeadingBlock | TextBlock | ListBlock
_Laid = FieldsBlock | TableBlock | SignatureBlock | SourcesBlock
PaperBlock = _Spoken | _Laid
SIGNED = ("Ort, Datum", "Unterschrift")
"""What stands below the lines of a signature; the second one also names the party."""


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A paper: which kind, its title, of which district and day, its blocks in their order.

    ``named`` holds what a municipality may place in its own form by name, ``footer`` what stands below each page;
    ``compact`` ones are set small, because they belong on one page.
    """

    kind: str
    title: str
    district: str
    on: date
    blocks: tuple[PaperBlock, ...]
    named: Mapping[str, Sequence[PaperBlock]] = field(default_factory=dict)
    footer: str = ""
    compact: bool = False

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is still to be filled in, in the order in which it stands there; each once."""
        found = (said.text for block in self.blocks for line in lines_of(block) for said in line if said.blank)
        return tuple(dict.fromkeys(found))


def lines_of(block: PaperBlock) -> Iterator[PaperLine]:
    """The lines of a block in the order in which they are read."""
    match block:
        case TitleBlock(text, under):
            yield from (phrase(t) for t in (text, under) if t)
        case FieldsBlock(rows):
            for name, line in rows:
                yield from (phrase(f"{name}:"), line)
        case HeadingBlock(text, _):
            yield phrase(text)
        case TextBlock(line, _):
            yield line
        case ListBlock(items, numbered):
            for number, line in enumerate(items, 1):
                yield mixed(f"{number}. ", line) if numbered else line
        case _:
            yield from _rows_of(block)


def _rows_of(block: PaperBlock) -> Iterator[PaperLine]:
    match block:
        case TableBlock(head, rows, _):
            yield from map(phrase, head)
            for row in rows:
                yield from row
        case SignatureBlock(parties):
            for party in parties:
                yield from (phrase(SIGNED[0]), phrase(f"{SIGNED[1]} {party}"))
        case SourcesBlock(rows):
            yield from (phrase(f"[{number}] {text}") for number, text in rows)


def text_of(written: WrittenPaper) -> str:
    """The whole paper as plain text, line by line."""
    return "\n".join(line_text(line) for block in written.blocks for line in lines_of(block))


__all__ = [
    "SIGNED",
    "CitedPhrase",
    "FieldsBlock",
    "HeadingBlock",
    "ListBlock",
    "PaperBlock",
    "PaperLine",
    "SignatureBlock",
    "SourcesBlock",
    "TableBlock",
    "TextBlock",
    "TextStyle",
    "TitleBlock",
    "WrittenPaper",
    "blank",
    "fitted_widths",
    "leads_on",
    "line_text",
    "lines_of",
    "mixed",
    "phrase",
    "text_of",
]
