"""The towns, municipalities and regions that a workbook names in columns of their own."""

import re

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook
from ontology.names import Prop

_LOOK, _LEAST, _LONGEST = 12, 2, 40
_CODE = re.compile(r"^(?:D[ -]{0,2})?\d{4,5}\s")


def towns_in(workbook: Workbook, lexicon: SheetLexicon) -> frozenset[str]:
    """Keys of all towns that stand below such a header, and are nobody's name in the list."""
    found = [texts for sheet in workbook.sheets if (texts := _texts_of(sheet, lexicon)) is not None]
    names = {name for texts in found for name in texts[1]}
    return frozenset(
        town_key(town)
        for towns, _ in found
        for town in towns - names
        if _LEAST < len(town) <= _LONGEST and not lexicon.is_organization(town)
    )


def town_key(text: str) -> str:
    """A town as it is compared, without its postal code."""
    return word_key(_CODE.sub("", text.strip()))


def _texts_of(sheet: Sheet, lexicon: SheetLexicon) -> tuple[set[str], set[str]] | None:
    """What stands below the headers of towns in a sheet, and below those of names; None if it has no towns."""
    for row, cells in enumerate(sheet.rows[:_LOOK]):
        heads = [(c, text) for c, text in enumerate(cells) if text]
        columns = [c for c, text in heads if heads_towns(text, lexicon)]
        if columns and len(heads) >= _LEAST:
            named = [c for c, text in heads if c not in columns and lexicon.heads_names(text)]
            below = sheet.rows[row + 1 :]
            towns, names = ({cells[c] for cells in below for c in some if c < len(cells)} for some in (columns, named))
            return towns, names
    return None


def heads_towns(header: str, lexicon: SheetLexicon) -> bool:
    """Whether towns stand below a header."""
    plain = plain_header(header)
    key = word_key(plain)
    places = lexicon.layouts.hints["place"] | lexicon.layouts.headers["region"]
    named = lexicon.layouts.properties.get(key) or (lexicon.meaning(plain).name if plain else "")
    return named == Prop.LOCALITY or key in places
