"""The towns, municipalities and regions that a workbook names in columns of their own."""

import re
from collections.abc import Iterator

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook
from ontology.names import Prop

_LOOK, _LEAST, _LONGEST = 12, 2, 40
_CODE = re.compile(r"^(?:D[ -]{0,2})?\d{4,5}\s")


def towns_in(workbook: Workbook, lexicon: SheetLexicon) -> frozenset[str]:
    """Keys of all towns that stand below such a header."""
    return frozenset(key for sheet in workbook.sheets for key in _towns_of(sheet, lexicon))


def town_key(text: str) -> str:
    """A town as it is compared, without its postal code."""
    return word_key(_CODE.sub("", text.strip()))


def _towns_of(sheet: Sheet, lexicon: SheetLexicon) -> Iterator[str]:
    for row, cells in enumerate(sheet.rows[:_LOOK]):
        columns = [c for c, text in enumerate(cells) if text and heads_towns(text, lexicon)]
        if columns and sum(map(bool, cells)) >= _LEAST:
            texts = {below[c] for below in sheet.rows[row + 1 :] for c in columns if c < len(below)}
            yield from (
                town_key(text) for text in texts if 2 < len(text) <= _LONGEST and not lexicon.is_organization(text)
            )
            return


def heads_towns(header: str, lexicon: SheetLexicon) -> bool:
    """Whether towns stand below a header."""
    plain = plain_header(header)
    key = word_key(plain)
    places = lexicon.layouts.hints["place"] | lexicon.layouts.headers["region"]
    named = lexicon.layouts.properties.get(key) or (lexicon.meaning(plain).name if plain else "")
    return named == Prop.LOCALITY or key in places
