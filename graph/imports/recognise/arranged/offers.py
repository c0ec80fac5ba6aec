"""Lists of what is done and by whom -> offers with the organizations that carry them.

Coordinating the network is no offer: whoever does it is of that actor type (docs/domain.md, 11.4).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.imports.recognise.arranged.drafts import TableDraft
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.found import FoundTable, SaidOfPlace
from graph.imports.recognise.sentences.name_sentences import names_nobody, read_as_coordination
from graph.imports.recognise.texts.body_names import split_organizations
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.model import Property
from ontology.names import ActorType, EntityType, Prop, RelationType


class Carriers(NamedTuple):
    """The organizations that a list of offers names as carriers, and what there is to tell."""

    sheet: TypedSheet
    said: list[SaidOfPlace]


def carriers_of(sheet: TypedSheet, table: FoundTable, lexicon: SheetLexicon) -> Carriers | None:
    """The carriers of a list of offers; its rows about coordination become theirs."""
    link = next((c for c in sheet.columns() if (c.action, c.name) == ("link", RelationType.HAS_CARRIER)), None)
    name = sheet.column_of(sheet.type, Prop.NAME)
    if link is None or name is None:
        return None
    draft = TableDraft(table, lexicon, EntityType.ORGANIZATION, (Prop.NAME.value, Prop.ACTOR_TYPE.value))
    nobody = list(_of_nobody(sheet, link, lexicon))
    sheet.sheet = replace(sheet.sheet, rows=_without_nobody(sheet, link.index, lexicon))
    carried = dict(_carriers(sheet, link.index, lexicon))
    coordinating = {n for n in carried if is_coordination(sheet.sheet.rows[n][name.index], lexicon)}
    rows, types, said = list(sheet.sheet.rows), dict[str, str](), nobody
    named: dict[str, tuple[str, tuple[int, int]]] = {}
    for number, carriers in carried.items():
        rows[number] = [*rows[number][: link.index], "; ".join(carriers), *rows[number][link.index + 1 :]]
        for carrier in carriers:
            named.setdefault(word_key(carrier), (carrier, (sheet.row(number), link.index)))
        if number in coordinating:
            task = rows[number][name.index]
            types |= {word_key(carrier): task for carrier in carriers}
            said.append(SaidOfPlace(sheet.place(number, name), task, read_as_coordination(carriers)))
    for key, (carrier, at) in named.items():
        draft.add({Prop.NAME: carrier, Prop.ACTOR_TYPE: types.get(key, "")}, at)
    sheet.sheet = replace(sheet.sheet, rows=rows)
    sheet.numbers = tuple(n for n, _ in sheet.rows(lexicon.forms.mark) if n not in coordinating)
    return Carriers(draft.built(), said) if draft.rows else None


def with_types(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], lexicon: SheetLexicon
) -> tuple[list[list[str]], tuple[Column, ...]]:
    """A list of offers with a further column for the actor type that the name of an offer says by itself."""
    prop = lexicon.model.types[EntityType.SERVICE].property(Prop.ACTOR_TYPE)
    known = lexicon.words.codes["ActorType"]
    if prop is None or any(c.name == Prop.ACTOR_TYPE for c in columns):
        return [list(row) for row in rows], tuple(columns)
    return with_told_by_name(rows, columns, prop, lambda text: text if word_key(text) in known else "")


def with_told_by_name(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], prop: Property, told: Callable[[str], str]
) -> tuple[list[list[str]], tuple[Column, ...]]:
    """A list with a further column for what the name in each row says of a property; it counts as inferred."""
    width = max((len(row) for row in rows), default=0)
    name = next((c.index for c in columns if (c.action, c.name) == ("value", Prop.NAME)), None)
    if name is None:
        return [list(row) for row in rows], tuple(columns)
    texts = [told(row[name]) if name < len(row) and row[name] else "" for row in rows]
    made = [[*row, *[""] * (width - len(row)), text] for row, text in zip(rows, texts, strict=True)]
    return made, (*columns, Column(width, prop.label.de, "value", prop.name, prop, "inferred"))


def is_coordination(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text says that somebody coordinates the network."""
    return lexicon.words.codes["ActorType"].get(word_key(text)) == ActorType.NWK


def _of_nobody(sheet: TypedSheet, link: Column, lexicon: SheetLexicon) -> Iterator[SaidOfPlace]:
    """What there is to tell of cells that name nobody: a role such as "Koordination", and no dash."""
    for number, cells in sheet.rows(lexicon.forms.mark):
        text = cells[link.index] if link.index < len(cells) else ""
        if text and lexicon.is_placeholder(text) and lexicon.marks.seat(text).holds not in ("no", "nothing"):
            yield SaidOfPlace(sheet.place(number, link), text, names_nobody(link.header))


def _without_nobody(sheet: TypedSheet, column: int, lexicon: SheetLexicon) -> list[Sequence[str]]:
    """The rows without "N. N." among the carriers."""
    return [
        [*row[:column], "", *row[column + 1 :]] if column < len(row) and lexicon.is_placeholder(row[column]) else row
        for row in sheet.sheet.rows
    ]


def _carriers(sheet: TypedSheet, column: int, lexicon: SheetLexicon) -> Iterator[tuple[int, Sequence[str]]]:
    for number, cells in sheet.rows(lexicon.forms.mark):
        text = cells[column] if column < len(cells) else ""
        parts = [p for p in split_organizations(text, lexicon).parts if not lexicon.is_placeholder(p)] if text else []
        if parts:
            yield number, parts
