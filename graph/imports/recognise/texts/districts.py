"""The district that a title names: offered, never decided here."""

import re
from collections.abc import Iterator, Sequence

from graph.imports.workbook import Sheet

_DISTRICT = re.compile(
    r"\b(?:Landkreis|Kreis|Stadt|Landeshauptstadt|Hansestadt|Städteregion|Region)\s[A-ZÄÖÜ][\wäöüß-]+"
    r"(?:[ -][A-ZÄÖÜ][\wäöüß-]+)?"
)


def districts_in(titles: Sequence[tuple[Sheet, int]]) -> Iterator[str]:
    """Names of a district that a title spells out; the name of a sheet or a file is none."""
    for sheet, row in titles:
        for text in sheet.rows[row]:
            for found in _DISTRICT.finditer(text[:200]):
                yield found[0]
