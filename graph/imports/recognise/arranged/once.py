"""Records that several lists of a file speak of, each made once, and how their days are shown in names."""

from collections.abc import Sequence

from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundTable
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop


class Once:
    """One row for each name: agreements and regions of several lists of a file are the same."""

    def __init__(self, lexicon: SheetLexicon, type: str, props: Sequence[str]) -> None:
        self._lexicon, self._type, self._props = lexicon, type, tuple(map(str, props))
        self._made: dict[str, RowKey] = {}
        self._told: dict[str, dict[str, str]] = {}
        self._drafts: dict[int, TableDraft] = {}

    def find(self, name: str, values: dict[str, str], table: FoundTable, at: At) -> RowKey:
        """The row of that name, made at its first mention."""
        key = word_key(name)
        if key not in self._made:
            draft = self._drafts.setdefault(
                id(table), TableDraft(table, self._lexicon, self._type, self._props, frozenset({Prop.KIND.value}))
            )
            self._made[key], self._told[key] = draft.add({Prop.NAME: name, **values}, at), values
        return self._made[key]

    def told(self, name: str, prop: str) -> str:
        """What the first mention of that name says of a property; empty where it says nothing."""
        return self._told.get(word_key(name), {}).get(prop, "")

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made."""
        return list(self._drafts.values())


def day_in_name(day: str) -> str:
    """A day, a month or a year as names of agreements and meetings have it.

    >>> day_in_name("2024-03-21"), day_in_name("2024-03"), day_in_name("2024")
    ('am 21.03.2024', '03.2024', '2024')
    """
    shown = ".".join(reversed(day.split("-")))
    return f"am {shown}" if day.count("-") > 1 else shown
