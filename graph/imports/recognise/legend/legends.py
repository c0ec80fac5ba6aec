"""What signs in cells mean where a list says so: "1 = Mitglied, 2 = kein Mitglied".

That may stand beside the table, below it, above it, in a header, or on a sheet of its own. Cells are then read as if
the words stood there.

A sign that two legends explain differently is not read by either.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.contents import is_seat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from graph.imports.workbook import Sheet, Workbook

_EDGE = 80
"""So many first and last rows of a sheet are looked through for a legend."""
_LONGEST, _LONGEST_SIGN, _LONGEST_MEANING = 600, 6, 60
_EQUALS = re.compile(r"(?:^|(?<=[\s,;/|(:]))([^\s=,;/|(:]{1,6})\s?(?:=|\bbedeutet\b|\bsteht für\b)\s?", re.IGNORECASE)
_COLON = re.compile(r"(?:^|(?<=[\s,;/|(]))([^\s=,;/|(:]{1,6})\s?(?::|[–—-](?=\s))\s")
_PAIRED = re.compile(r"^\(?(\S{1,4})/(\S{1,4})\s?=\s?([^/=]{1,40})/([^/=]{1,40})$")
_EXPLAINS = re.compile(r"^\S{1,6} ?= ?\S")
_COLOURED = re.compile(
    r"^(?:rot|grün|gelb|blau|orange|grau|lila|rosa|türkis|weiß)(?:: ?| ?= ?| ?[–-] )(?=\S)", re.IGNORECASE
)
_COLOUR = re.compile(
    r"^(?:hell|dunkel)?-?(?:rot|grün|gelb|blau|orange|grau|lila|violett|rosa|türkis|weiß|schwarz|braun)"
    r"(?:e|er|es)?(?: (?:markiert|hinterlegt|unterlegt|eingefärbt|Schrift|Zeilen?))?[:=]?$",
    re.IGNORECASE,
)
"""A colour alone in its cell; what stands beside it explains it."""
_WORDED = re.compile(r"^([^\s,;]{1,3})\s+(\S[^,;]{0,60})$")
_BRACKETED = re.compile(r"^([^()]{2,80}?)\s*\(([^()]{3,120})\)$")
_MANY = 0.8
_NEGATIONS = ("kein ", "keine ", "nicht ", "ohne ")
_UNCODED = ("running", "sign", "since", "until")
_UNCODED_PROPS = frozenset({"postalCode", "phone", "street", "seats"})


class SignMeaning(NamedTuple):
    """What a sign means, by the cell that explains it."""

    sign: str
    text: str


@dataclass(frozen=True)
class Legend:
    """Meanings of signs; ``cells`` are those that explain them, by file, sheet, row and column."""

    meanings: Mapping[str, str] = field(default_factory=dict)
    cells: frozenset[tuple[str, str, int, int]] = frozenset()

    def of(self, text: str) -> str | None:
        """What the text of a cell means, if it is a sign or several of them."""
        if (found := self._one(text)) is not None:
            return found
        if len(text) > 2 * _LONGEST_SIGN:
            return None
        parts = [self._one(p) for p in re.split(r"[,;/+\s]+", text) if p]
        return ", ".join(filter(None, parts)) if len(parts) > 1 and all(parts) else None

    def _one(self, text: str) -> str | None:
        found = self.meanings.get(text)
        return found if found is not None or len(text) != 1 else self.meanings.get(text.swapcase())

    def rows_of(self, sheet: Sheet) -> dict[int, set[int]]:
        """The rows of a sheet that hold a part of it, each with its columns."""
        found: dict[int, set[int]] = {}
        for file, name, row, column in self.cells:
            if (file, name) == (sheet.file, sheet.name):
                found.setdefault(row, set()).add(column)
        return found

    def rows_in(self, grid: TextGrid) -> frozenset[int]:
        """The rows of a grid with nothing but a part of it."""
        if grid.turned or not self.cells:
            return frozenset()
        found = self.rows_of(grid.sheet).items()
        texts = {row: [c for c, t in enumerate(grid.rows[row]) if t] for row, _ in found if row < len(grid.rows)}
        return frozenset(row for row, columns in found if texts.get(row) and columns.issuperset(texts[row]))


NO_LEGEND = Legend()


class Read(NamedTuple):
    """A grid read by a legend: the cells that changed by column, and which signs stood there."""

    grid: TextGrid
    used: Mapping[str, str]
    changed: Sequence[At]


def meanings_in(text: str, lexicon: SheetLexicon, *, told: bool = False) -> list[SignMeaning]:
    """The signs that a text explains; ``told`` says that it stands where a legend is announced.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [tuple(m) for m in meanings_in("1=ja 2=nein 9=k. A.", lexicon)]
    [('1', 'ja'), ('2', 'nein'), ('9', 'k. A.')]
    >>> meanings_in("Tel: 12", lexicon)
    []
    """
    if len(text) > _LONGEST or not ("=" in text or ":" in text or told or " " in text):
        return []
    first, _, rest = text.partition(":")
    if word_key(first) in lexicon.layouts.rows["legend"]:
        text, told = rest.strip(), True
    if (paired := _PAIRED.match(text.strip("() "))) is not None:
        return [SignMeaning(paired[1], paired[3].strip()), SignMeaning(paired[2], paired[4].strip())]
    found = _between(text, _EQUALS)
    if told and not found:
        found = _between(text, _COLON) or [
            SignMeaning(m[1], m[2]) for p in re.split(r"[,;\n]", text) if (m := _WORDED.match(p.strip()))
        ]
    sure = told or len(found) > 1 or any(_is_known(m.text, lexicon) for m in found)
    return [SignMeaning(m.sign, _as_mark(m.text, lexicon)) for m in found if m.text] if sure else []


def workbook_legend(workbook: Workbook, lexicon: SheetLexicon) -> Legend:
    """The legend of a workbook, put together from all its sheets."""
    meanings: dict[str, set[str]] = {}
    cells: set[tuple[str, str, int, int]] = set()
    for sheet in workbook.sheets:
        for row, column, meaning in _explained(sheet, lexicon):
            if meaning.sign:
                meanings.setdefault(meaning.sign, set()).add(meaning.text)
            cells.add((sheet.file, sheet.name, row, column))
    clear = {sign: next(iter(said)) for sign, said in meanings.items() if len({word_key(s) for s in said}) == 1}
    return Legend(clear, frozenset(cells))


def with_legend(grid: TextGrid, area: TableArea, legend: Legend, lexicon: SheetLexicon) -> Read:
    """The grid with words in place of signs, in the columns that hold such signs, and without the legend itself."""
    changed: dict[int, list[str]] = {}
    used: dict[str, str] = {}
    cells: list[At] = []

    def put(row: int, column: int, text: str) -> None:
        made = changed.setdefault(row, list(grid.rows[row]))
        made[column] = text

    for row, column in _own_cells(grid, area, legend):
        put(row, column, "")
    head = area.header[-1]
    for column in range(area.left, area.right + 1):
        header = grid.cell(head, column)
        if (named := legend.meanings.get(header, "")) and lexicon.body_kind(named) is not None:
            used[header], header = named, named
            put(head, column, named)
            cells.append((head, column))
        own, name = _of_header(header, lexicon)
        known = replace(legend, meanings={**legend.meanings, **own}) if own else legend
        if own:
            put(head, column, name)
        for row, text in _signs(grid, area, (column, name), known, lexicon):
            used[grid.cell(row, column)] = text
            put(row, column, text)
            cells.append((row, column))
    if not changed:
        return Read(grid, {}, ())
    rows = [changed.get(r, cells) for r, cells in enumerate(grid.rows)]
    return Read(grid.with_rows(rows), used, cells)


def with_short_names(grid: TextGrid, area: TableArea, legend: Legend) -> Read:
    """The grid of a matrix with the names in place of their short forms, where a legend explains every one of them."""
    cells = [(area.header[0], c) for c in range(area.left + 1, area.right + 1)]
    cells += [(r, area.left) for r in range(area.start, min(area.stop, len(grid.rows)))]
    meant = {at: legend.meanings[t] for at in cells if (t := grid.cell(*at)) in legend.meanings}
    across = {text for (row, _), text in meant.items() if row == area.header[0]}
    heads = sum(bool(grid.cell(*at)) for at in cells if at[0] == area.header[0])
    if not across or len(across) < heads:
        return Read(grid, {}, ())  # not all of them, or two that mean the same
    return _put(grid, meant)


def with_meanings(grid: TextGrid, area: TableArea, legend: Legend) -> Read:
    """The grid of a matrix with words in place of the signs in its cells: "XX = Abstimmung"."""
    own = legend.rows_in(grid)
    rows = [r for r in range(area.start, min(area.stop, len(grid.rows))) if r not in own and legend.meanings]
    cells = [(r, c) for r in rows for c in range(area.left + 1, area.right + 1) if grid.cell(r, c)]
    meant = {at: text for at in cells if (text := legend.of(grid.cell(*at))) is not None}
    return _put(grid, meant)


def _put(grid: TextGrid, meant: Mapping[At, str]) -> Read:
    """The grid with other texts in some cells."""
    rows = [list(cells) for cells in grid.rows]
    for (row, column), text in meant.items():
        rows[row][column] = text
    used = {grid.cell(*at): text for at, text in meant.items()}
    return Read(grid.with_rows(rows), used, list(meant))


def _signs(
    grid: TextGrid, area: TableArea, column: tuple[int, str], legend: Legend, lexicon: SheetLexicon
) -> list[tuple[int, str]]:
    """The rows of a column with a sign, and what it means; none if the column holds something else."""
    at, header = column
    if not legend.meanings or not header or not _may_be_coded(header, lexicon):
        return []
    own = legend.rows_in(grid)
    rows = [
        (r, t) for r in range(area.start, min(area.stop, len(grid.rows))) if r not in own and (t := grid.cell(r, at))
    ]
    meant = {text: legend.of(text) for text in {t for _, t in rows}}
    coded = [(r, m) for r, t in rows if (m := meant[t]) is not None]
    fitting = sum(meant[t] is not None or (not t.isdigit() and is_seat(lexicon, t)) for _, t in rows)
    return coded if coded and fitting >= _MANY * len(rows) else []


def _may_be_coded(header: str, lexicon: SheetLexicon) -> bool:
    key, headers = word_key(plain_header(header)), lexicon.layouts.headers
    if any(key in headers[group] for group in (*_UNCODED, "organization", "bare")):
        return False
    meaning = lexicon.meaning(plain_header(header))
    return meaning.name not in _UNCODED_PROPS and not (meaning.action == "meta" and meaning.name in ("id", "number"))


def _of_header(header: str, lexicon: SheetLexicon) -> tuple[dict[str, str], str]:
    """The legend inside a header, and the header without it: "StG (1 = ja, 2 = nein)"."""
    found = _BRACKETED.match(" ".join(header.split())) if "=" in header else None
    own = {m.sign: m.text for m in meanings_in(found[2], lexicon)} if found is not None else {}
    return (own, found[1]) if own and found is not None else ({}, header)


def _own_cells(grid: TextGrid, area: TableArea, legend: Legend) -> Iterator[At]:
    """Cells of the legend that stand beside the records of the table."""
    for row, columns in legend.rows_of(grid.sheet).items():
        if area.start <= row < min(area.stop, len(grid.rows)) and not grid.turned:
            own = [c for c in columns if area.left <= c <= area.right and grid.cell(row, c)]
            if any(t for c, t in enumerate(grid.rows[row]) if c not in columns):
                yield from ((row, c) for c in own)


def _explained(sheet: Sheet, lexicon: SheetLexicon) -> Iterator[tuple[int, int, SignMeaning]]:
    """The cells of a sheet that explain signs; below a word such as "Legende" a sign and its meaning may be apart."""
    count, below = len(sheet.rows), False
    titled = word_key(sheet.name) in lexicon.layouts.rows["legend"] and not _lists(sheet, lexicon)
    for row in sorted({*range(min(count, _EDGE)), *range(max(0, count - _EDGE), count)}):
        filled = [(c, t) for c, t in enumerate(sheet.rows[row]) if t]
        if not filled:
            below = below and row + 1 < count
            continue
        headed = word_key(filled[0][1]) in lexicon.layouts.rows["legend"] and len(filled) <= 2
        if headed:
            yield from ((row, c, SignMeaning("", "")) for c, _ in filled)
        below = headed or (below and len(filled) <= 2)
        told = below or titled or (len(filled) > 1 and all(_EXPLAINS.match(t) for _, t in filled))
        told = told or (len(filled) == 1 and _EXPLAINS.match(filled[0][1]) is not None and _goes_on(sheet, row))
        coloured = len(filled) == 2 and _COLOUR.match(filled[0][1]) is not None
        if (told or coloured) and len(filled) == 2 and (coloured or len(filled[0][1]) <= _LONGEST_SIGN) and not headed:
            text = filled[1][1].lstrip("=: –-")
            if len(text) <= _LONGEST_MEANING:
                yield from (
                    (row, c, SignMeaning(filled[0][1].rstrip("=: "), _as_mark(text, lexicon))) for c, _ in filled
                )
            continue
        for column, text in filled:
            if "=" in text or told or _announces(text, lexicon):
                yield from (
                    (row, column, m)
                    for m in meanings_in(
                        text, lexicon, told=told and (len(filled) <= 2 or _EXPLAINS.match(text) is not None)
                    )
                )


def _goes_on(sheet: Sheet, row: int) -> bool:
    """Whether a line that explains a sign stands right above or below another one: together they are a legend."""
    beside = (sheet.rows[r] for r in (row - 1, row + 1) if 0 <= r < len(sheet.rows))
    texts = ([t for t in cells if t] for cells in beside)
    return any(len(only) == 1 and _EXPLAINS.match(only[0]) is not None for only in texts)


def _lists(sheet: Sheet, lexicon: SheetLexicon) -> bool:
    """Whether a sheet begins with the header of a list of organizations, whatever it is called."""
    first = next((cells for cells in sheet.rows if any(cells)), ())
    return any(word_key(plain_header(text)) in lexicon.layouts.headers["organization"] for text in first if text)


def _announces(text: str, lexicon: SheetLexicon) -> bool:
    return ":" in text and word_key(text.partition(":")[0]) in lexicon.layouts.rows["legend"]


def _between(text: str, pattern: re.Pattern[str]) -> list[SignMeaning]:
    """Each sign with the text up to the next one."""
    found = list(pattern.finditer(text))
    if not found:
        return []
    ends = [m.start() for m in found[1:]] + [len(text)]
    pairs = ((m[1], text[m.end() : end].strip(" ,;/|\n()")) for m, end in zip(found, ends, strict=True))
    return [
        SignMeaning(sign, meaning)
        for sign, meaning in pairs
        if len(meaning) <= _LONGEST_MEANING and any(map(str.isalpha, meaning))
    ]


def _is_known(text: str, lexicon: SheetLexicon) -> bool:
    known = lexicon.sector_of(text) is not None or lexicon.body_kind(text) is not None
    return known or is_seat(lexicon, _as_mark(text, lexicon))


def _as_mark(text: str, lexicon: SheetLexicon) -> str:
    """A meaning as a cell would say it: "kein Mitglied im Netzwerk" is "nein"."""
    coloured, text = text, _COLOURED.sub("", text)
    key, words = word_key(text), lexicon.layouts
    if text != coloured and any(key in words.standing[kind] for kind in ("here", "gone", "wished", "former")):
        return text  # colours say how somebody stands
    if is_seat(lexicon, text) or lexicon.agreed.read(text).holds != "unread":
        return text
    if key.startswith(_NEGATIONS) or key in words.polarity["no"]:
        return "nein"
    if key in words.polarity["unknown"] or key.startswith("noch "):
        return "unklar"
    member = key.split(" ")[0] in words.seat["member"] and lexicon.body_kind(text) is None
    return "ja" if member else text
