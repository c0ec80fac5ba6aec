"""Lists with a row for each agreement: parties in columns of their own, how far each has got, one title for several."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.persons.person_names import addresses_person, is_person
from graph.imports.recognise.areas import TableArea, titles_of
from graph.imports.recognise.found import FoundColumn
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import AgreementStatus, Prop, RelationType

_PARTY = re.compile(
    r"^(?:[1-9]\. ?)?(?:(?:Vertrags|Vereinbarungs|Kooperations)?partner(?:in)?|(?:Vertrags)?partei|Unterzeichner(?:in)?"
    r"|zwischen|und|sowie|mit)(?: ?\(?(?:Nr\. ?)?(?:[1-9A-F]|III?|I?V)\)?)?$",
    re.IGNORECASE,
)
_PARTIES, _STATE, _UNTIL = "Vertragspartner", "Stand der Vereinbarung", "Gültig bis"
_TIME = re.compile(r"\b(?:zum|bis|ab|seit|am|vom)\b", re.IGNORECASE)
_HALF, _FEW = 0.5, 3


def with_parties_joined(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> TextGrid:
    """The grid with both parties of an agreement in one cell, where each has a column: "Partner 1 | Partner 2"."""
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    parties = [c for c, head in heads.items() if _PARTY.match(head)]
    others = [head for c, head in heads.items() if c not in parties]
    if len(parties) < 2 or not _of_agreements((*others, grid.sheet.name, *titles_of(grid, area)), lexicon):
        return grid
    rows = list(grid.rows)
    for row in (area.header[-1], *(r for r, _ in content_rows(grid, area))):
        cells = [*rows[row], *[""] * (area.right + 1 - len(rows[row]))]
        parts = (part for c in parties for part in split_members(cells[c], lexicon).parts)
        joined = _PARTIES if row == area.header[-1] else "; ".join(parts)
        for column in parties:
            cells[column] = joined if column == parties[0] else ""
        rows[row] = cells
    return grid.with_rows(rows)


def _of_agreements(texts: Iterable[str], lexicon: SheetLexicon) -> bool:
    """Whether a header, the name of the sheet or its title speaks of agreements: partners may be those of ties."""
    said = {word for text in texts for word in word_key(text).split()}
    words = lexicon.layouts.headers
    return not said.isdisjoint(words["agreement"] | words["over_agreements"])


class AgreementsTold(NamedTuple):
    """The grid with states, renewals and titles that tell agreements apart, and the first cell of each that changed."""

    grid: TextGrid
    state: At | None = None
    renewed: At | None = None
    titled: At | None = None
    title: str = ""


def with_agreements_told(
    grid: TextGrid, area: TableArea, columns: Sequence[FoundColumn], lexicon: SheetLexicon
) -> AgreementsTold:
    """The grid of a list of agreements as the model calls what stands in it."""
    at = {c.role.name: c.index for c in reversed(columns) if c.role.name}
    records = [r for r, n in content_rows(grid, area) if n > 1]
    grid, renewed = _with_renewals(grid, area, (records, at), lexicon)
    grid, state = _with_states(grid, area, (records, at), lexicon)
    made, titled = _with_titles(grid, (records, at), lexicon)
    return AgreementsTold(made, state, renewed, titled, made.cell(*titled) if titled else "")


def _with_renewals(
    grid: TextGrid, area: TableArea, where: tuple[Sequence[int], Mapping[str, int]], lexicon: SheetLexicon
) -> tuple[TextGrid, At | None]:
    """The grid with the last day that an agreement has since it was renewed in place of the one that it had before."""
    records, at = where
    words, head = lexicon.layouts.headers["renewed"], area.header[-1]
    spans = range(area.left, area.right + 1)
    column = next((c for c in spans if word_key(plain_header(grid.cell(head, c))) in words), None)
    texts = {r: t for r in records if column is not None and (t := grid.cell(r, column))}
    renewed = [r for r, t in texts.items() if is_day(t)]
    if column is None or not renewed:
        return grid, None
    until, rows = at.get(Prop.VALID_UNTIL, column), list(grid.rows)
    for row in renewed:
        cells = list(rows[row])
        cells[column], cells[until] = "", cells[column]
        rows[row] = cells
    if until == column or len(renewed) == len(texts):  # words that are no days stay below their header, and are told
        told = _UNTIL if until == column else ""
        rows[head] = [told if c == column else text for c, text in enumerate(rows[head])]
    return grid.with_rows(rows), (renewed[0], until)


def _with_states(
    grid: TextGrid, area: TableArea, where: tuple[Sequence[int], Mapping[str, int]], lexicon: SheetLexicon
) -> tuple[TextGrid, At | None]:
    """The grid with "Stand" as how far an agreement has got, where its cells say that and no days."""
    records, at = where
    words = lexicon.layouts.headers["stated"] | lexicon.layouts.headers["status"]
    spans = range(area.left, area.right + 1)
    column = next((c for c in spans if word_key(plain_header(grid.cell(area.header[-1], c))) in words), None)
    if column is None:
        return grid, None
    texts = {r: t for r in records if (t := grid.cell(r, column))}
    states = {r: code for r, t in texts.items() if (code := _state(t, lexicon))}
    if not texts or len(states) <= _HALF * len(texts):
        return grid, None
    rows, until = list(grid.rows), at.get(Prop.VALID_UNTIL)
    for row, code in states.items():
        cells = [*rows[row], *[""] * (area.right + 1 - len(rows[row]))]
        day = day_in(cells[column]) or ""
        if day and code != AgreementStatus.DRAFT and until is not None and not cells[until]:
            cells[until] = day
        cells[column] = lexicon.model.code("AgreementStatus", code).label.de
        rows[row] = cells
    head = list(rows[area.header[-1]])
    head[column] = _STATE
    rows[area.header[-1]] = head
    return grid.with_rows(rows), (min(states), column)


def _state(text: str, lexicon: SheetLexicon) -> str:
    """How far an agreement has got by the first words of a cell: "gekündigt zum 31.12.2025", "gültig bis 2026"."""
    if is_day(text):
        return ""
    first = re.split(r"[,;(]", text)[0]
    key, words = word_key(_TIME.split(first)[0]), lexicon.layouts.agreement
    if (code := lexicon.words.codes["AgreementStatus"].get(key)) is not None:
        return code
    if key in words["draft"]:
        return AgreementStatus.DRAFT
    return AgreementStatus.SIGNED if key in words["yes"] else ""


def _with_titles(
    grid: TextGrid, where: tuple[Sequence[int], Mapping[str, int]], lexicon: SheetLexicon
) -> tuple[TextGrid, At | None]:
    """The grid with the parties behind a title that several agreements have.

    They end on different days; or the title is nothing but a word for their kind, which names none of them. Then it is
    so in a list of one, too: in the next list there may be others.
    """
    records, at = where
    name, parties, until = at.get(Prop.NAME), at.get(RelationType.SIGNS), at.get(Prop.VALID_UNTIL)
    if name is None or parties is None or "id" in at:
        return grid, None
    who = {row: split_members(grid.cell(row, parties), lexicon).parts for row in records}
    titled: dict[str, list[int]] = defaultdict(list)
    for row in records:
        titled[word_key(grid.cell(row, name))].append(row)
    changed = list[int]()
    for title, same in titled.items():
        ends = {grid.cell(r, until) for r in same} if until is not None else set[str]()
        if not title or not _tell_apart([who[r] for r in same]):
            continue
        if title in lexicon.layouts.headers["agreement"]:
            changed += [r for r in same if len(who[r]) > 1 and (len(same) > 1 or len(who[r]) <= _FEW)]
        elif len(ends) > 1:
            changed += same
    rows = list(grid.rows)
    for row in changed:
        cells = list(rows[row])
        cells[name] = f"{cells[name]}: {' / '.join(who[row])}"
        rows[row] = cells
    made = grid.with_rows(rows) if changed else grid
    return made, (changed[0], name) if changed else None


def _tell_apart(parties: Sequence[Sequence[str]]) -> bool:
    """Whether agreements of one title have each other parties, and no person, whose name stands in no title."""
    persons = any(is_person(name) or addresses_person(name) for several in parties for name in several)
    sets = {frozenset(map(word_key, several)) for several in parties}
    return not persons and len(sets) == len(parties) and all(map(any, parties))
