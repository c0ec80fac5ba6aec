"""What the values of a survey made elsewhere mean: what a person says they mean, and nothing that is only likely."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import UnreadableFileError
from graph.identifiers import folded
from graph.surveys.foreign_tables import ForeignCell
from graph.surveys.responses import CLOSEST_LEVEL
from graph.surveys.survey_words import SCALE, scale_label

OPEN_LEVEL, BLANK_VALUE = "offen", "leer"
"""How an option spells *says nothing*, and the empty cell."""


@dataclass(frozen=True, slots=True)
class ForeignScale:
    """The values that stand in a file with how often they do, and what is known of their meaning.

    A meaning is a level from 0 to 4, or None where a value says nothing.
    """

    counts: Mapping[str, int]
    meaning: Mapping[str, int | None]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Values whose meaning nobody has said."""
        return tuple(value for value in self.counts if value not in self.meaning)

    def level(self, text: str) -> int | None:
        """What a value says."""
        return self.meaning.get(text)


def foreign_scale(cells: Iterable[ForeignCell], said: Mapping[str, int | None]) -> ForeignScale:
    """The scale of a file. A number is never taken for a level unasked: 3 of 3 is not 3 of 4, and 1 may be the best.

    Sure are the words of our own scale alone, and an empty cell says nothing unless it was said otherwise.
    """
    counts = Counter(cell.text for cell in cells if cell.says != cell.of)
    own = {folded(label): n for n, text in enumerate(SCALE) for label in (text.de, text.en)}
    own |= {folded(scale_label(n, language)): n for n, _ in enumerate(SCALE) for language in ("de", "en")}
    sure: dict[str, int | None] = {text: own[folded(text)] for text in counts if folded(text) in own}
    known = {"": None, **sure, **said}
    order = sorted(counts, key=lambda text: (not text.isdecimal(), len(text), text))
    return ForeignScale({text: counts[text] for text in order}, known)


def scale_said(text: str) -> Mapping[str, int | None]:
    """What an option says of the values, ``0=0,1=2,x=3,leer=offen``.

    Raises UnreadableFileError with a German sentence for what cannot be read so.

    >>> dict(scale_said("1=2; x=4, 9=offen"))
    {'1': 2, 'x': 4, '9': None}
    """
    found: dict[str, int | None] = {}
    for part in filter(None, (p.strip() for p in text.replace(";", ",").split(","))):
        value, _, level = (p.strip() for p in part.rpartition("="))
        if level != OPEN_LEVEL and not (level.isdecimal() and int(level) <= CLOSEST_LEVEL):
            raise UnreadableFileError(
                f"--scale, „{part}“: Erwartet wird WERT=STUFE mit einer Stufe von 0 bis 4 oder „{OPEN_LEVEL}“."
            )
        found["" if value == BLANK_VALUE else value] = None if level == OPEN_LEVEL else int(level)
    return found
