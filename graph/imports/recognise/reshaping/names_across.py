"""A table whose cells are names: kinds of institutions by places, or levels and fields with those in them below.

"Gemeinde | Kita | Grundschule" names in each cell who that is in the place; "Regenbogen" below "Kita" is "Kita "
"Regenbogen".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.areas import is_header
from graph.imports.recognise.reshaping.relisted import MOST_RECORDS, ListMaker, Relisted, shown_rows, titles_above
from graph.imports.recognise.row_sorting.false_headings import says_nothing, tells_what
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.sentences import shape_sentences, unread_sentences
from graph.imports.recognise.text_grid import SaidCell, TextGrid
from graph.imports.recognise.texts.contents import is_count
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_LOOK, _NEAR, _LONGEST_HEAD = 20, 3, 40
_FEWEST, _MOST_ROWS = 2, 400
_MANY, _MOST = 0.6, 0.8
_COUNTED = re.compile(r"^(?:ca\. )?\d{1,3} ?([^\W\d]\S{2,30})?(?: ?\([^()]{1,40}\))?$")
_PIECES = re.compile(r"[\n;]")
_HEAD, _PLACE, _REGION = "Einrichtung", "Ort", "Region"
_WORDS = {Prop.SECTOR: "Bereich", Prop.ACTOR_TYPE: "Akteurstyp", Prop.LEVEL: "Ebene"}
_LISTS = {Prop.SECTOR: "Sector", Prop.ACTOR_TYPE: "ActorType", Prop.LEVEL: "Level"}
_ENDINGS = ("en", "s", "n", "e")


_NamedCell = tuple[SaidCell, tuple[tuple[int, int], tuple[int, int] | None]]
"""A name, the cell of its kind, and that of its place."""


class _Frame(NamedTuple):
    """Where the kinds stand and where the places: the header row, its label column, and which side names kinds.

    ``heads_open`` says that nobody knows what the words over the names say of them.
    """

    row: int
    left: int
    heads: Sequence[int]
    rows: Sequence[int]
    kinds_down: bool = False
    heads_open: bool = False

    def kind_at(self, row: int, column: int) -> tuple[int, int]:
        """The cell with the kind of those in a cell."""
        return (row, self.left) if self.kinds_down else (self.row, column)

    def place_at(self, row: int, column: int) -> tuple[int, int]:
        """The cell with their place."""
        return (self.row, column) if self.kinds_down else (row, self.left)


def names_across(grid: TextGrid, lexicon: SheetLexicon) -> Relisted | None:
    """The list of those whom the cells name; None if the sheet is something else."""
    frame = _framed(grid, lexicon)
    if frame is None:
        return None
    named = list(_named(grid, lexicon, frame))
    cells = [(r, c) for r in frame.rows for c in frame.heads if grid.cell(r, c)]
    names = sum(_may_be_name(lexicon, grid.cell(*at)) for at in cells)
    marks = [at for at in cells if _is_cross(lexicon, grid.cell(*at))]
    if not named or len(named) > MOST_RECORDS or names + len(marks) < _MOST * len(cells) or 2 * names < len(cells):
        return None
    if frame.left < 0 and sum(lexicon.is_organization(n.text) for n, _ in named) < _MANY * len(named):
        return None
    made = _made(grid, lexicon, frame, named)
    return made._replace(said=((marks[0], unread_sentences.crosses_name_nobody(len(marks))),)) if marks else made


def marks_kinds(grid: TextGrid, lexicon: SheetLexicon) -> bool:
    """Whether a sheet only marks which kinds of institutions there are in which place, and names none."""
    frame = _framed(grid, lexicon)
    if frame is None or frame.left < 0:
        return False
    texts = [text for r in frame.rows for c in frame.heads if (text := grid.cell(r, c))]
    return bool(texts) and sum(_is_mark(lexicon, t) for t in texts) >= _MOST * len(texts)


def _framed(grid: TextGrid, lexicon: SheetLexicon) -> _Frame | None:
    for row in range(min(_LOOK, len(grid.rows))):
        heads = [c for c, text in enumerate(grid.rows[row]) if text]
        texts = [plain_header(grid.cell(row, c)) for c in heads]
        if len(heads) < 2 or any(len(t) > _LONGEST_HEAD for t in texts):
            continue
        rows = shown_rows(grid, row + 1)
        span = (0, grid.width - 1)
        if not 0 < len(rows) <= MOST_RECORDS or any(is_header(grid, lexicon, r, span) for r in rows[:_NEAR]):
            return None  # also a list with words over its columns
        if _are_groups(texts, lexicon):
            return _Frame(row, -1, heads, rows) if not _has_beside(grid, heads, rows) else None
        phases = all(word_key(t) in lexicon.layouts.rows["life_phase"] for t in texts)
        if (phases and not _has_beside(grid, heads, rows)) or _head_names(grid, lexicon, row, rows):
            return _Frame(row, -1, heads, rows, heads_open=True)
        if (frame := _by_places(grid, lexicon, row, rows)) is not None:
            return frame
    return None


def _by_places(grid: TextGrid, lexicon: SheetLexicon, row: int, rows: Sequence[int]) -> _Frame | None:
    """The frame of a table of kinds by places with its header in a row; None if it is none."""
    heads = [c for c, text in enumerate(grid.rows[row]) if text]
    left = next((c for c in range(heads[-1]) if any(grid.cell(r, c) for r in rows)), 0)
    right = [c for c in heads if c > left]
    words = [plain_header(grid.cell(row, c)) for c in right]
    named = [r for r in rows if grid.cell(r, left)]
    if len(right) < 2 or len(named) < 2:
        return None
    first = grid.cell(row, left)
    if _heads_places(first, lexicon) and all(_is_kind(w, lexicon) for w in words):
        return _Frame(row, left, right, named)
    if not (_heads_kinds(first) and all(_may_be_place(w, lexicon) for w in words)):
        return None  # before a long list is looked through
    if sum(_is_kind(grid.cell(r, left), lexicon) for r in named) >= _MANY * len(named):
        return _Frame(row, left, right, named, kinds_down=True)
    if word_key(first) not in lexicon.layouts.headers["task"]:
        return None
    # Offers say nothing of those who have them in a place.
    cells = [t for r in named for c in right if (t := grid.cell(r, c)) and not _says_none(lexicon, t)]
    called = sum(map(lexicon.is_organization, cells))
    return _Frame(row, left, right, named, True, True) if called >= _MOST * max(1, len(cells)) else None


def _are_groups(heads: Sequence[str], lexicon: SheetLexicon) -> bool:
    """Whether all headers are levels of responsibility, or all are fields of work."""
    levels, known = lexicon.words.codes[_LISTS[Prop.LEVEL]], [word_key(h) for h in heads]
    if all(key in levels or key.removesuffix(" ebene") in levels for key in known):
        return sum("ebene" in key for key in known) > 1
    return all(lexicon.sector_of(h) is not None and lexicon.is_field_of_work(h) for h in heads)


def _has_beside(grid: TextGrid, heads: Sequence[int], rows: Sequence[int]) -> bool:
    return any(text for r in rows for c, text in enumerate(grid.rows[r]) if c not in heads)


def _head_names(grid: TextGrid, lexicon: SheetLexicon, row: int, rows: Sequence[int]) -> bool:
    """Whether words that mean nothing known stand over columns of nothing but organizations: "Kern | Mitte | Rand"."""
    heads = [c for c, text in enumerate(grid.rows[row]) if text]
    span = (0, grid.width - 1)
    if any(sum(map(bool, cells)) > 1 for cells in grid.rows[:row]) or is_header(grid, lexicon, row, span):
        return False
    if not _FEWEST <= len(rows) <= _MOST_ROWS or _has_beside(grid, heads, rows):
        return False
    for column in heads:
        head = plain_header(grid.cell(row, column))
        texts = [t for r in rows if (t := grid.cell(r, column)) and not lexicon.is_placeholder(t)]
        known = lexicon.is_field(head) or tells_what(head, lexicon) or lexicon.body_kind(head) is not None
        known = known or lexicon.is_organization(head) or lexicon.is_placeholder(head)
        called = sum(lexicon.is_organization(t) or not says_nothing(t, lexicon) for t in texts)
        known = known or sum(_is_bare_kind(t, lexicon) for t in texts) >= _MANY * len(texts)  # "Kitas | Kita Nest"
        if known or day_in(head) or not texts or called < _MOST * len(texts):
            return False
    return True


def _is_bare_kind(text: str, lexicon: SheetLexicon) -> bool:
    return lexicon.is_kind(text) or (lexicon.sector_of(text) is not None and lexicon.is_field_of_work(text))


def _is_kind(head: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is a word for a kind, or a field, and no name."""
    key = word_key(head)
    if lexicon.is_field(head) and not lexicon.is_kind(head) and lexicon.sector_of(head) is None:
        return len(key.split()) == 1 and key.endswith(("stelle", "stellen"))
    alone = len(key.split()) == 1 and lexicon.is_organization(_singular(head, lexicon))
    return alone or lexicon.is_kind(head) or lexicon.sector_of(head) is not None or _actor_type(head, lexicon) != ""


def _actor_type(head: str, lexicon: SheetLexicon) -> str:
    known = lexicon.words.codes[_LISTS[Prop.ACTOR_TYPE]]
    return next((word for word in (head, _singular(head, lexicon)) if word_key(word) in known), "")


def _singular(head: str, lexicon: SheetLexicon) -> str:
    """A word for a kind as one of them is called: "Kitas" is "Kita"."""
    for ending in _ENDINGS:
        base = head.removesuffix(ending)
        if base != head and (word_key(base) in lexicon.layouts.kinds or lexicon.is_organization(base)):
            return base
    return head


def _heads_places(head: str, lexicon: SheetLexicon) -> bool:
    keys = {word_key(part) for part in head.split("/")}
    words = lexicon.layouts
    return not keys.isdisjoint(words.hints["place"] | words.headers["region"] | {"sozialraum"})


def _heads_kinds(head: str) -> bool:
    """Whether the corner is empty or says that kinds or offers stand below it."""
    words = {word_key(part) for part in re.split(r"[/\\|]| nach | je ", head)}
    return not head or any(w.startswith(("art", "angebot", "typ", "einrichtungsart", "bereich", "form")) for w in words)


def _may_be_place(head: str, lexicon: SheetLexicon) -> bool:
    if lexicon.is_municipality(head) or lexicon.is_region(head):
        return True
    named = head[:1].isupper() and head.replace("-", "").replace(" ", "").replace(".", "").isalpha()
    known = lexicon.is_field(head) or lexicon.is_organization(head) or lexicon.body_kind(head) is not None
    return named and not known


def _is_mark(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.marks.seat(text).holds != "unread" or is_count(text)


def _is_cross(lexicon: SheetLexicon, text: str) -> bool:
    """Whether a cell only says that there is one, or how many: a cross, "ja", "4", "4 Kitas", "2 (freiberuflich)"."""
    counted = _COUNTED.match(text)
    of_kind = counted is not None and (not counted[1] or lexicon.is_kind(_singular(counted[1], lexicon)))
    return word_key(text) in lexicon.layouts.seat["yes"] or of_kind


def _pieces(text: str, lexicon: SheetLexicon, *, enumerated: bool) -> list[str]:
    """The names in a cell; ``enumerated`` says that a comma parts bare names: "Spatzennest, Zwergenland"."""
    parts = [p for piece in _PIECES.split(text) if (p := piece.strip())]
    bare = enumerated and not any(lexicon.is_organization(p) or any(map(str.isdigit, p)) for p in parts)
    return [p for part in parts for piece in part.split(", ") if (p := piece.strip())] if bare else parts


def _may_be_name(lexicon: SheetLexicon, text: str) -> bool:
    return (len(text) > 2 and (lexicon.is_organization(text) or not _is_mark(lexicon, text))) or _says_none(
        lexicon, text
    )


def _says_none(lexicon: SheetLexicon, text: str) -> bool:
    open_ = lexicon.marks.seat(text).holds in ("no", "nothing", "unknown")
    return open_ or lexicon.is_placeholder(text) or heads_others(text, lexicon)  # "fehlt", "im Aufbau"


def _named(grid: TextGrid, lexicon: SheetLexicon, frame: _Frame) -> Iterator[_NamedCell]:
    """Each name with the cells of its kind and of its place."""
    for row in frame.rows:
        for column in frame.heads:
            text = grid.cell(row, column)
            for piece in _pieces(text, lexicon, enumerated=frame.left >= 0):
                if not _says_none(lexicon, piece) and not _is_cross(lexicon, piece):
                    place = frame.place_at(row, column) if frame.left >= 0 else None
                    yield SaidCell(piece, (row, column)), (frame.kind_at(row, column), place)


def _made(
    grid: TextGrid,
    lexicon: SheetLexicon,
    frame: _Frame,
    named: Sequence[_NamedCell],
) -> Relisted:
    corner = (frame.row, max(0, frame.left))
    heads = [_HEAD, _PLACE, _REGION, *_WORDS.values()] if frame.left >= 0 else [_HEAD, *_WORDS.values()]
    everywhere = _places_of(grid, lexicon, named)
    regional = word_key(plain_header(grid.cell(*corner))) in lexicon.layouts.headers["region"]
    made = ListMaker(grid, [SaidCell(word, corner) for word in heads])
    completed: dict[str, str] = {}
    put: dict[tuple[str, str], int] = {}
    again: dict[int, int] = {}
    for (text, at), (kind_at, place_at) in named:
        kind, name = plain_header(grid.cell(*kind_at)), text
        if (text, kind) in put:
            again.setdefault(at[0], put[text, kind])
            continue
        if frame.left >= 0 and not lexicon.is_organization(text) and lexicon.is_organization(_singular(kind, lexicon)):
            name = completed[text] = f"{_singular(kind, lexicon)} {text}"
        alone = (plain_header(grid.cell(*place_at)),) if regional and place_at is not None else ()
        places = _placed(grid, place_at, everywhere.get((text, kind), alone))
        said = {} if frame.heads_open else _said(kind, lexicon)
        row = made.put(SaidCell(name, at), *places, *(SaidCell(said.get(prop, ""), kind_at) for prop in _WORDS))
        if (text, kind) in everywhere:
            put[text, kind] = row
    kinds = dict.fromkeys(plain_header(grid.cell(*kind_at)) for _, (kind_at, _) in named)
    told = shape_sentences.names_across_read(list(kinds), completed, places=frame.left >= 0)
    issue = unread_sentences.heads_open(list(kinds)) if frame.heads_open else told
    own = {cells[0].at[0] for cells in made.rows}
    further = {row: base for row, base in again.items() if row not in own}
    return Relisted(*made.built(), corner, issue, titles_above(grid, frame.row), (frame.row,), further=further)


def _placed(grid: TextGrid, at: tuple[int, int] | None, regions: Sequence[str]) -> list[SaidCell]:
    """Where somebody is, and for which places somebody is there who is named for several, wherever that may be."""
    if at is None:
        return []
    return [SaidCell("" if regions else plain_header(grid.cell(*at)), at), SaidCell("; ".join(regions), at)]


def _places_of(
    grid: TextGrid, lexicon: SheetLexicon, named: Sequence[_NamedCell]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The places of each organization that is named for several, by its name and the word for its kind."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for (text, _), (kind_at, place_at) in named:
        if place_at is not None and lexicon.is_organization(text):
            key = text, plain_header(grid.cell(*kind_at))
            found.setdefault(key, {})[plain_header(grid.cell(*place_at))] = None
    return {key: tuple(places) for key, places in found.items() if len(places) > 1}


def _said(kind: str, lexicon: SheetLexicon) -> dict[Prop, str]:
    """What the word for a kind says of those below it, as the model knows it."""
    levels, key = lexicon.words.codes[_LISTS[Prop.LEVEL]], word_key(kind)
    level = next((w for w in (key, key.removesuffix(" ebene")) if w in levels), "") if "ebene" in key else ""
    if level:
        return {Prop.LEVEL: level}
    if lexicon.sector_of(kind) is not None and lexicon.is_field_of_work(kind):
        return {Prop.SECTOR: kind}
    return {Prop.ACTOR_TYPE: word} if (word := _actor_type(kind, lexicon)) else {}
