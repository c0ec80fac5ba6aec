"""Offers and those who have them, crossed with one another: the one down and the other across, or the other way round.

"Angebot | Caritas | AWO" with an x for whoever has it is what others write as "Angebot | Träger". Across, in a sheet
of offers, stand offers and nobody's name: "Träger | Elterncafé | Familienhebammen".
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.column_roles.column_facts import OFFERED
from graph.imports.recognise.table_rows import content_rows
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.contents import is_doer, is_seat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.recognise.texts.towns import town_key
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType

_CARRIERS, _WHO, _OFFERS = "Träger", "Einrichtung", "Angebote"
_ANY_YEAR = "2000"
_NO_NAMES = ("no_body", "network", "active", "agreement", "signed", "mailing", "person", "vote", "status")
_MOST, _HALF, _FEWEST = 0.8, 0.5, 2


class OffersAcross(NamedTuple):
    """The grid as a list, the names across that were read, and the cells that hold neither a cross nor a word for none.

    ``carriers`` says that those who have the offers stood across.
    """

    grid: TextGrid
    area: TableArea
    names: tuple[str, ...] = ()
    carriers: bool = False
    unread: tuple[At, ...] = ()


def with_offers_read(grid: TextGrid, area: TableArea, towns: frozenset[str], lexicon: SheetLexicon) -> OffersAcross:
    """The grid with one column for the carriers of offers, or with headers that say that they are offers."""
    plain = OffersAcross(grid, area)
    if area.right + 1 < grid.width or grid.turned or grid.made_header is not None:
        return plain
    heads = {c: t for c in range(area.left, area.right + 1) if (t := plain_header(grid.cell(area.header[-1], c)))}
    first = next(iter(heads), None)
    listed = _listed_first(grid, area, heads[first], lexicon) if first is not None else ""
    if not listed:
        return plain
    rows = [r for r, _ in content_rows(grid, area)]
    crossed = [c for c, t in heads.items() if town_key(t) not in towns and _holds_crosses(grid, rows, c, lexicon)]
    if len(crossed) < _FEWEST or first in crossed:
        return plain
    crossed += [c for c, t in heads.items() if lexicon.is_organization(t) and not any(grid.cell(r, c) for r in rows)]
    if listed == _OFFERS:
        return _with_carriers(plain, heads, crossed, rows, lexicon)
    return _with_offers(plain, heads, crossed, lexicon)


def _listed_first(grid: TextGrid, area: TableArea, header: str, lexicon: SheetLexicon) -> str:
    """Whether offers stand below the first header, or those who have them; nothing if it is about something else."""
    key, words = word_key(header), lexicon.layouts.headers
    if key in words["task"]:
        return _OFFERS
    if not _is_of_offers(grid, area, lexicon):
        return ""
    named = lexicon.heads_organizations(header) or is_doer(header, lexicon)
    return _OFFERS if key in words["bare"] else _WHO if named else ""


def _holds_crosses(grid: TextGrid, rows: Sequence[int], column: int, lexicon: SheetLexicon) -> bool:
    texts = [t for r in rows if (t := grid.cell(r, column))]
    return bool(texts) and sum(is_seat(lexicon, t) for t in texts) >= _MOST * len(texts)


def _is_of_offers(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> bool:
    """Whether the name of the sheet, or a title, says that offers stand there."""
    titles = [t for r in area.titles for t in grid.rows[r] if t]
    words = {word for text in (grid.sheet.name, *titles) for word in word_key(text).split()}
    named = lexicon.forms.type_of_sheet(grid.sheet.name) == EntityType.SERVICE
    return named or not words.isdisjoint(lexicon.layouts.headers["offers"])


def _with_carriers(
    found: OffersAcross, heads: dict[int, str], crossed: Sequence[int], rows: Sequence[int], lexicon: SheetLexicon
) -> OffersAcross:
    """One column for those across, if they are called like organizations and none names them otherwise."""
    names = {c: heads[c] for c in crossed if _may_be_called(heads[c], lexicon)}
    called = sum(map(lexicon.is_organization, names.values()))
    others = any(is_doer(t, lexicon) or lexicon.heads_organizations(t) for c, t in heads.items() if c not in names)
    if others or len(names) < _FEWEST or called < _HALF * len(names):
        return found
    grid, area, *_ = found
    new, top = area.right + 1, area.header[-1]
    changed, places, unread = list(grid.rows), dict(grid.moved), list[At]()
    for row in (*rows, top):
        cells = [*grid.rows[row], *[""] * (new + 1 - len(grid.rows[row]))]
        held = {c: lexicon.marks.seat(cells[c]).holds for c in names if cells[c]} if row != top else {}
        there = [c for c, holds in held.items() if holds == "yes"]
        unread += [(row, c) for c, holds in held.items() if holds not in ("yes", "no", "nothing")]
        cells[new] = _CARRIERS if row == top else "; ".join(names[c] for c in there)
        for column in names:
            cells[column] = ""
        changed[row], places[row, new] = cells, grid.at(row, there[0] if there else min(names))
    made = grid.with_rows(changed, moved=places)
    return OffersAcross(made, area._replace(right=new), tuple(names.values()), True, tuple(unread))


def _with_offers(
    found: OffersAcross, heads: dict[int, str], crossed: Sequence[int], lexicon: SheetLexicon
) -> OffersAcross:
    """Headers that say of those across that they are offers, and of those down that they have them."""
    grid, area, *_ = found
    names = {c: heads[c] for c in crossed if _may_be_called(heads[c], lexicon)}
    called = sum(map(lexicon.is_organization, names.values()))
    if len(names) < _FEWEST or called > _HALF * len(names):
        return found
    cells = list(grid.rows[area.header[-1]])
    for column, name in names.items():
        cells[column] = f"{OFFERED}: {name}"
    if not any(map(lexicon.heads_organizations, heads.values())):
        cells[min(heads)] = _WHO
    rows = [*grid.rows[: area.header[-1]], cells, *grid.rows[area.header[-1] + 1 :]]
    return OffersAcross(grid.with_rows(rows), area, tuple(names.values()))


def _may_be_called(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header is nothing but a name: no word for a column, no body, no role in one, no place, no day."""
    key, words = word_key(header), lexicon.layouts.headers
    if lexicon.is_field(header) or lexicon.body_kind(header) is not None or lexicon.day_of_header(header, _ANY_YEAR):
        return False
    seat = lexicon.marks.role(key) is not None or key in lexicon.layouts.seat["member"]
    place = lexicon.is_municipality(header) or lexicon.is_region(header)
    known = key in lexicon.layouts.rows["total"] or any(key.split(" ")[0] in words[group] for group in _NO_NAMES)
    return not (seat or place or known) and any(map(str.isalpha, header))
