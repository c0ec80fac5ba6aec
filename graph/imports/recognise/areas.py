"""Where tables are in a sheet: their header rows, at whatever row, and where each ends.

A row is a header if most of its cells are words for columns. Tables stand below one another, each with a header of its
own, or side by side, with an empty column between them or the same headers twice.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.recognise.apart_below import end_of_list
from graph.imports.recognise.heads_below import (
    heads_amounts,
    heads_bodies,
    heads_names,
    heads_offers,
    heads_single,
    over_marks,
)
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.asked_headers import tied_to
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.headers import NUMBERED_ENDS, numbered, says_its_day
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_LOOK = 400
_HALF, _MOST = 0.5, 0.6
_SHORT = 40
_TITLE_GAP = 4
_LEAST_RECORDS = 2
"""One row above a header that names somebody may be a title with its day."""
_ANY_YEAR = "2000"
_SHORTEST_ROLE = 3
_BRACKETS = re.compile(r" ?\([^()]*\)")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_YEARS = re.compile(r"^(?:19|20)\d\d ?[/–-] ?(?:(?:19|20)\d\d|\d\d)$")


class TableArea(NamedTuple):
    """A table: its header rows, the rows from ``start`` up to ``stop``, its columns, and the rows of its title."""

    header: tuple[int, ...]
    start: int
    stop: int
    left: int
    right: int
    titles: tuple[int, ...] = ()


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


def titles_of(grid: TextGrid, area: TableArea) -> tuple[str, ...]:
    """The texts of the title above an area, without those that stand over a table beside it."""
    return tuple(t for row in area.titles for t in grid.rows[row][area.left : area.right + 1] if t)


def areas_of(grid: TextGrid, lexicon: SheetLexicon) -> list[TableArea]:
    """The tables of a grid from top to bottom, side by side from left to right; none if no header is found."""
    found = [area for left, right in _blocks(grid, lexicon) for area in _stacked(grid, lexicon, left, right)]
    return [part for area in found for part in _side_by_side(grid, area)]


def strength_of(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> Strength:
    """How much of a row are words for columns."""
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    rest = [t for t in texts if not lexicon.is_field(t)]
    fields = len(texts) - len(rest)
    others = sum(_is_of_marks(t, lexicon) for t in rest)
    data = sum(len(t) > 60 or lexicon.is_contact(t) or lexicon.is_person(t) or lexicon.is_number(t) for t in rest)
    return Strength(fields, others if fields else 0, data, len(texts))


def _is_of_marks(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text stands above marks: a body, a day, or an agreement with a word about it ("KoopV geplant")."""
    if lexicon.body_kind(text) is not None or lexicon.day_of_header(text, _ANY_YEAR) is not None:
        return True
    if tied_to(text, lexicon) or lexicon.is_weekday(text) or (len(text) > _SHORTEST_ROLE and _is_role(text, lexicon)):
        return True
    agreed = next(iter(word_key(text).split()), "") in lexicon.layouts.headers["agreement"]
    return agreed or bool(parts_of(text, "", lexicon).says)


def _is_role(text: str, lexicon: SheetLexicon) -> bool:
    return lexicon.marks.role(word_key(text)) is not None


def is_header(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row names columns."""
    found = strength_of(grid, lexicon, row, span)
    several = found.known >= 2 and (
        found.fields > 1 or names_column(grid, lexicon, row, span) or heads_bodies(grid, lexicon, row, span)
    )
    if several and found.known >= _HALF * found.cells:
        return True
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    keys = {word_key(t) for t in texts} if found.cells > 1 else set()
    if any(keys >= set(ends) for ends in NUMBERED_ENDS):
        return True
    strong = any(map(lexicon.heads_organizations, texts))
    strong = strong or (found.fields > 0 and lexicon.is_kind(texts[0]))  # "Kita | Träger"
    strong = strong or heads_offers(grid, lexicon, row, span) or heads_names(grid, lexicon, row, span)
    lesser = bool(texts) and word_key(plain_header(texts[0])) in lexicon.layouts.headers["lesser"]
    strong = strong or (lesser and len(texts) > 1 and all(_YEAR.match(t) for t in texts[1:]))
    strong = strong or (lesser and heads_single(grid, lexicon, row, span))
    strong = strong or (len(texts) > 2 and found.fields > 0 and heads_amounts(grid, lexicon, row, span))
    numbers = sum(lexicon.is_number(t) or _YEARS.match(t) is not None for t in texts)  # may be headers, too
    if not strong or found.data > numbers:
        return False
    # One word that names organizations, and nothing beside it that could be one: "Einrichtung | Schwerpunkt".
    # Names of municipalities stand above crosses: "Einrichtung | Horn | Samtgemeinde Wald".
    known = (lexicon.is_field, lexicon.is_municipality, numbered, lambda t: lexicon.is_kind(_BRACKETS.sub("", t)))
    columns = [c for c in range(span[0], span[1] + 1) if grid.cell(row, c)]
    rest = [(c, t) for c in columns if not any(knows(t := grid.cell(row, c)) for knows in known)]
    return not any(
        len(t) > _SHORT or (lexicon.is_organization(t) and not over_marks(grid, lexicon, row, c)) for c, t in rest
    )


def likeliest(grid: TextGrid, lexicon: SheetLexicon) -> int:
    """The row that looks most like a header; the first with text if none does."""
    span = (0, grid.width - 1)
    rows = [r for r in range(min(_LOOK, len(grid.rows))) if any(grid.rows[r])]
    return max(
        rows, key=lambda r: (strength_of(grid, lexicon, r, span).known, strength_of(grid, lexicon, r, span).cells)
    )


# -- below one another -----------------------------------------------------------------------------------------------


def _stacked(grid: TextGrid, lexicon: SheetLexicon, left: int, right: int) -> Iterator[TableArea]:
    starts = list(_headers(grid, lexicon, left, right))
    for number, header in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(grid.rows)
        top = 0 if number == 0 else starts[number - 1][-1] + 1
        titles = tuple(_titles(grid, range(top, header[0]), (left, right), first=number == 0))
        records = {r for r in titles if _names_some(grid, lexicon, r, (left, right))}
        titles = tuple(r for r in titles if len(records) < _LEAST_RECORDS or r not in records)
        if number + 1 < len(starts):
            below = _titles(grid, range(header[-1] + 1, stop), (left, right), first=False)
            stop = min(below, default=stop)
        stop = end_of_list(grid, lexicon, range(header[-1] + 1, stop), (left, right))
        yield TableArea(header, header[-1] + 1, stop, left, right, titles)


def _titles(grid: TextGrid, rows: range, span: tuple[int, int], *, first: bool) -> list[int]:
    """Rows that belong to the header below them: all above the first table, else single cells right above."""
    filled = [r for r in rows if any(grid.cell(r, c) for c in range(span[0], span[1] + 1))]
    if first:
        return filled
    found: list[int] = []
    for row in reversed(rows):
        texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
        if len(texts) != 1:
            break
        found.append(row)
    return found[::-1]


def _names_some(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row above a table is a record of another one, and no title: it names an organization beside others."""
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    return len(texts) > 1 and any(map(lexicon.is_organization, texts)) and not any(len(t) > _SHORT for t in texts)


def _headers(grid: TextGrid, lexicon: SheetLexicon, left: int, right: int) -> Iterator[tuple[int, ...]]:
    """The header rows of each table below one another; repeated heads are no new table."""
    span = (left, right)
    first = next((r for r in range(min(_LOOK, len(grid.rows))) if is_header(grid, lexicon, r, span)), None)
    if first is None:
        return
    first = _below_a_title(grid, lexicon, first, span)
    header = _whole(grid, lexicon, first, span)
    yield header
    current = _keys(grid, header[-1], span)
    for row in _glanced(grid, lexicon, header[-1] + 1, span):
        if row <= header[-1] or not _is_further(grid, lexicon, row, span):
            continue
        keys = _keys(grid, row, span)
        if keys == current or len(keys ^ current) <= len(current) // 4:
            continue
        words = {w for _, w in keys}
        naming = words & lexicon.layouts.headers["organization"]
        if naming or words & {w for _, w in current} or _stands_apart(grid, row):
            header, current = _whole(grid, lexicon, row, span), keys
            yield header


def _stands_apart(grid: TextGrid, row: int) -> bool:
    """Whether a row stands below an empty one, or below a title that does: "Kanten" over "von | nach"."""
    counts = grid.counts(0, grid.width)
    above = [counts[r] if r >= 0 else 0 for r in (row - 1, row - 2)]
    return above[0] == 0 or (above[0] == 1 and above[1] == 0)


def _below_a_title(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> int:
    """The header below a word that is the title of the list: "Netzwerkpartner" over "Einrichtung | Ort"."""
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    filled = (r for r in range(row + 1, min(row + _TITLE_GAP, len(grid.rows))) if any(grid.rows[r]))
    over = len(texts) > 1 and len(set(texts)) == 1  # one text merged over all, and groups of headers below it
    below = next((r for r in filled if not over or is_header(grid, lexicon, r, span)), None)
    titled = len(texts) == 1 or over or says_its_day(texts)
    if not titled or below is None or not is_header(grid, lexicon, below, span):
        return row
    return below if sum(bool(grid.cell(below, c)) for c in range(span[0], span[1] + 1)) > 1 else row


def _keys(grid: TextGrid, row: int, span: tuple[int, int]) -> frozenset[tuple[int, str]]:
    return frozenset((c, word_key(t)) for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c)))


def _glanced(grid: TextGrid, lexicon: SheetLexicon, start: int, span: tuple[int, int]) -> Iterator[int]:
    """Rows whose first cells are words for columns: a glance that a long list can afford for every row."""
    known, left = lexicon.raw_fields, span[0]
    for number in range(start, len(grid.rows)):
        cells = grid.rows[number]
        begun = cells[left : left + 4]
        if known.isdisjoint(map(str.lower, begun)):
            continue
        hits = sum(bool(text) and text.lower() in known for text in begun)
        if hits >= 2 or (hits and (len(cells) <= left + 2 or _stands_apart(grid, number))):
            yield number


def _is_further(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    found = strength_of(grid, lexicon, row, span)
    fields = found.fields >= 2 or (
        found.fields and found.known >= 2 and _stands_apart(grid, row)
    )  # "Gremium | Vorsitz"
    return bool(fields) and found.known >= _MOST * found.cells and not found.data


def _whole(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> tuple[int, ...]:
    """All rows of a header whose row was found: at most three, with what stands over and under it."""
    rows = [row]
    while len(rows) < 3 and _continues(grid, lexicon, rows[-1], span):
        rows.append(rows[-1] + 1)
    while len(rows) < 3 and rows[0] > 0 and _groups_headers(grid, lexicon, rows[0] - 1, span):
        rows.insert(0, rows[0] - 1)
    return tuple(rows)


def _continues(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether the row below belongs to the header: this one has gaps or spans, and the one below fills them."""
    if row + 1 >= len(grid.rows):
        return False
    upper, lower = strength_of(grid, lexicon, row, span), strength_of(grid, lexicon, row + 1, span)
    own = [c for c in range(span[0], span[1] + 1) if grid.cell(row + 1, c) and (row + 1, c) not in grid.covered]
    into_gaps = [c for c in own if not grid.cell(row, c) or _spanned(grid, row, c)]
    if lexicon.explain_columns([grid.cell(row + 1, c) for c in own]):
        return False
    if _are_parts(grid, lexicon, row, own) or _stands_twice(grid, lexicon, row, span):
        return True
    if _are_days_below(grid, lexicon, (row, own), into_gaps) or _are_bodies_of_years(grid, lexicon, row, own):
        return True
    if len(own) < 2 or lower.data or len(into_gaps) < 2 or upper.cells >= lower.cells + len(own):
        return False
    groups = [grid.cell(row, c) for c in range(span[0], span[1] + 1)]
    words = lexicon.layouts.headers
    bodies_below = any(word_key(g) in words["over_bodies"] | words["over_agreements"] for g in groups if g)
    heads = [any(t and lexicon.heads_organizations(t) for t in grid.rows[r]) for r in (row, row + 1)]
    return lower.known >= _HALF * lower.cells or ((bodies_below or heads == [False, True]) and lower.fields >= 1)


def _are_days_below(grid: TextGrid, lexicon: SheetLexicon, below: tuple[int, list[int]], into_gaps: list[int]) -> bool:
    """Whether the row below has days in the gaps of a header, those of "Treffen", or below years."""
    row, own = below
    into_gaps = [c for c in own if c in into_gaps or _YEAR.match(grid.cell(row, c))]
    days = len(own) > 1 and all(lexicon.day_of_header(grid.cell(row + 1, c), _ANY_YEAR) for c in own)
    return days and own == into_gaps and any(map(lexicon.heads_organizations, filter(None, grid.rows[row])))


def _are_bodies_of_years(grid: TextGrid, lexicon: SheetLexicon, row: int, own: list[int]) -> bool:
    """Whether the row below names bodies, and this one stands over each with a year."""
    years = len(own) > 1 and all(_YEAR.match(over_text(grid, row, c, 0)) for c in own)
    return years and all(lexicon.body_kind(grid.cell(row + 1, c)) is not None for c in own)


def _stands_twice(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether the row below heads the same columns in another language."""
    columns = [[c for c in range(span[0], span[1] + 1) if grid.cell(r, c)] for r in (row, row + 1)]
    texts = [grid.cell(row + 1, c) for c in columns[1]]
    rest = [t for t in texts if not lexicon.is_field(t)]
    words = all(any(map(str.isalpha, t)) and not any(map(str.isdigit, t)) for t in texts)
    words = words and len(set(texts)) == len(texts) and not any(map(lexicon.is_organization, rest))
    return columns[0] == columns[1] and words and len(rest) <= 1 and len(texts) - len(rest) > 1


def _are_parts(grid: TextGrid, lexicon: SheetLexicon, row: int, own: list[int]) -> bool:
    """Whether the row below says how marks are meant, in one word for each column of a body: "ja | nein"."""
    over = [over_text(grid, row, c, 0) for c in own]
    texts = [grid.cell(row + 1, c) for c in own]
    if len(own) < 2 or len(set(over)) == len(own) or len(set(zip(over, texts, strict=True))) < len(own):
        return False
    return all(parts_of(t, group, lexicon).says for t, group in zip(texts, over, strict=True))


def _spanned(grid: TextGrid, row: int, column: int) -> bool:
    return any(left <= column <= right for left, right in grid.spans.get(row, ()))


def _groups_headers(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row stands over headers and groups them: short texts, bodies, or one of the words for groups."""
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    if len({t for t in texts if _YEAR.fullmatch(t)}) > 1 and all(map(_YEAR.fullmatch, texts)):
        return True
    if not texts or strength_of(grid, lexicon, row, span).data:
        return False
    words = lexicon.layouts.headers
    over = words["over_bodies"] | words["over_persons"] | words["over_meetings"] | words["over_agreements"]
    groups = sum(word_key(t) in over for t in texts)
    inner = [s for s in grid.spans.get(row, ()) if s[1] - s[0] < span[1] - span[0]]
    bodies = len(set(texts)) > 1 and not grid.cell(row, span[0]) and all(map(lexicon.body_kind, texts))
    return groups > 0 or (len(texts) >= 2 and (len(inner) >= 1 or bodies))


def over_text(grid: TextGrid, row: int, column: int, left: int) -> str:
    """The text that stands over a column in a row of groups: its own, that of its span, or the next to the left."""
    if text := grid.cell(row, column):
        return text
    spans = grid.spans.get(row)
    if spans:
        return next((grid.cell(row, a) for a, b in spans if a <= column <= b), "")
    return next((t for c in range(column, left - 1, -1) if (t := grid.cell(row, c))), "")


# -- side by side ----------------------------------------------------------------------------------------------------


def _blocks(grid: TextGrid, lexicon: SheetLexicon) -> list[tuple[int, int]]:
    """Columns of tables of their own: between empty columns, if each part has a header with a name in it."""
    width = grid.width
    filled = [any(c < len(row) and row[c] for row in grid.rows) for c in range(width)]
    parts: list[tuple[int, int]] = []
    start: int | None = None
    for column in range(width + 1):
        if column < width and filled[column]:
            start = column if start is None else start
        elif start is not None:
            parts.append((start, column - 1))
            start = None
    if len(parts) > 1 and all(_has_table(grid, lexicon, part) for part in parts):
        return parts
    if len(parts) == 2 and _has_table(grid, lexicon, parts[0]) and _heads_meetings(grid, lexicon, parts):
        return parts
    return [(parts[0][0], parts[-1][1])] if parts else []


def _heads_meetings(grid: TextGrid, lexicon: SheetLexicon, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether beside a list, in the row of its header, bodies are listed with their days, or how often they meet."""
    row = next(r for r in range(len(grid.rows)) if is_header(grid, lexicon, r, parts[0]))
    keys = {word_key(plain_header(t)) for c in range(parts[1][0], parts[1][1] + 1) if (t := grid.cell(row, c))}
    words = lexicon.layouts.headers
    of_bodies = words["meeting_day"] | words["rhythm"] | words["member_count"]
    return not keys.isdisjoint(of_bodies) and not keys.isdisjoint(words["seats"])


def _has_table(grid: TextGrid, lexicon: SheetLexicon, span: tuple[int, int]) -> bool:
    rows = range(min(_LOOK, len(grid.rows)))
    return any(is_header(grid, lexicon, r, span) and names_column(grid, lexicon, r, span) for r in rows)


def names_column(grid: TextGrid, lexicon: SheetLexicon, row: int, span: tuple[int, int]) -> bool:
    """Whether a row has a header below which names stand."""
    words = lexicon.layouts.headers
    naming = words["organization"] | words["lesser"] | words["bare"]
    texts = [t for c in range(span[0], span[1] + 1) if (t := grid.cell(row, c))]
    return any(word_key(plain_header(t)) in naming or lexicon.heads_some(t) for t in texts)


def _side_by_side(grid: TextGrid, area: TableArea) -> list[TableArea]:
    """The same headers twice in one row are two tables."""
    texts = [word_key(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)]
    half = len(texts) // 2
    for size, gap in ((half, 0), (half, 1)):
        if size >= 2 and 2 * size + gap == len(texts) and texts[:size] == texts[size + gap :] and all(texts[:size]):
            left = area.left + size + gap
            over = tuple(r for r in area.titles if any(grid.cell(r, c) for c in range(left, area.right + 1)))
            return [area._replace(right=area.left + size - 1), area._replace(left=left, titles=over)]
    return [area]
