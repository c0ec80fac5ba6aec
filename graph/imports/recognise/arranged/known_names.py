"""Names that hold a comma or an "und" and stay one: those that a list, or the store, has for one organization."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.imports.recognise.found import FoundColumn, FoundTable, RoleKind
from graph.imports.recognise.texts.body_names import split_organizations
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop, RelationType

_PARTED = re.compile(r",|;|/|&|\+|\||\n| und | u\. | sowie ")
"""Each way begins with a sign of its own: so the expression is looked for fast in every name of a long list."""
_NAMED = (Prop.NAME, Prop.ALIAS)


def knowing(lexicon: SheetLexicon, names: Iterable[str]) -> SheetLexicon:
    """The words, with further names that are never taken apart."""
    keys = frozenset(word_key(name) for name in names if _PARTED.search(name))
    return replace(lexicon, whole=lexicon.whole | keys) if keys - lexicon.whole else lexicon


def names_whole(tables: Iterable[FoundTable], lexicon: SheetLexicon) -> Iterator[str]:
    """The names in lists of organizations, and of who works with whom, that are read as one."""
    for table in tables:
        for column in filter(lambda c: _names_one(table, c, lexicon), table.columns):
            texts = (table.grid.cell(row, column.index) for row in table.rows)
            yield from (t for t in texts if _PARTED.search(t) and len(split_organizations(t, lexicon).parts) == 1)


def _names_one(table: FoundTable, column: FoundColumn, lexicon: SheetLexicon) -> bool:
    """Whether each cell of a column names one organization, unless it says otherwise."""
    if column.role.kind is not RoleKind.PROPERTY:
        return False
    if table.type == RelationType.COOPERATION:
        return column.role.name == "source"
    named = table.type == EntityType.ORGANIZATION and column.role.name in _NAMED
    return named and not names_several(table, column, lexicon)


def names_several(table: FoundTable, column: FoundColumn, lexicon: SheetLexicon) -> bool:
    """Whether each cell may name several: "Mitglieder", and in a list of bodies "Kooperationspartner"."""
    words = lexicon.layouts.headers
    keys = {word_key(plain_header(column.header)), word_key(column.header.partition("(")[0])}  # "Mitglieder (Anzahl)"
    bodies = table.first(RoleKind.SEATS)
    beside = bodies is not None and bodies.index < column.index and not keys.isdisjoint(words["signers"])
    return beside or not keys.isdisjoint(words["several"])
