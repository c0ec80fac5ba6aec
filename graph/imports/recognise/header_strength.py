"""How much of a row are words for columns."""

from typing import NamedTuple

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.asked_headers import tied_to
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

ANY_YEAR = "2000"
"""For days without a year, where the year says nothing."""
_SHORT = 3


class Strength(NamedTuple):
    """How much of a row are words for columns: fields, bodies and days, cells that are data, cells with text."""

    fields: int
    others: int
    data: int
    cells: int

    @property
    def known(self) -> int:
        """Cells that are headers."""
        return self.fields + self.others


def strength_of(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> Strength:
    """How much of a row are words for columns."""
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    fields = sum(lexicon.is_field(t) for t in texts)
    rest = [t for t in texts if not lexicon.is_field(t)]
    others = sum(_is_of_marks(t, lexicon) for t in rest)
    data = sum(len(t) > 60 or lexicon.is_contact(t) or lexicon.is_person(t) or lexicon.is_number(t) for t in rest)
    return Strength(fields, others if fields else 0, data, len(texts))


def _is_of_marks(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text stands above marks: a body, a day, or an agreement with a word about it ("KoopV geplant")."""
    if lexicon.body_kind(text) is not None or lexicon.day_of_header(text, ANY_YEAR) is not None:
        return True
    if tied_to(text, lexicon) or lexicon.is_weekday(text) or (len(text) > _SHORT and _is_role(text, lexicon)):
        return True
    agreed = next(iter(word_key(text).split()), "") in lexicon.layouts.headers["agreement"]
    return agreed or bool(parts_of(text, "", lexicon).says)


def _is_role(text: str, lexicon: SheetLexicon) -> bool:
    return lexicon.marks.role(word_key(text)) is not None
