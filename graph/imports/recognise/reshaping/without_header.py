"""A list without a header row: what its columns are is read from their cells, as a person would, and asked about.

The grid gets a header row of its own behind the last row, with the words that a person would have written; all other
rules then read the list as any other. Where the cells do not tell who is listed, nothing is read.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.imports.days_in_texts import day_in
from graph.imports.persons.person_names import is_person
from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.arranged.offers import is_coordination
from graph.imports.recognise.row_sorting.row_headings import heading_text
from graph.imports.recognise.row_sorting.who_is_there import heads_others
from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.body_names import split_members
from graph.imports.recognise.texts.contents import ColumnHead, Look, Profile, profile_of
from graph.imports.recognise.texts.last_look_at_names import tells_of_two
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import RelationType

NAME = "Einrichtung"
_BODY, _MEMBERS = "Gremium", "Mitglieder"
_NUMBER = "Nr."
_NUMBERS = (_NUMBER, "PLZ", "Telefon")
"""What bare numbers look like, whatever they count."""
_TASK, _DOER, _HOW = "Aufgabe", "Zuständig", "Art der Zusammenarbeit"
_MOST, _NEARLY_ALL = 0.6, 0.8
_LONGEST_NAME, _MOST_TITLES, _FULL_DAY = 100, 5, 10
_SITE = re.compile(r"^(?:https?://|www\.)\S{3,}$", re.IGNORECASE)
_POSTAL = re.compile(r"^(?:D-)?\d{5}$")
_POSTAL_PLACE = re.compile(r"^(?:D-)?\d{5} {1,3}[^\W\d].{0,60}$")
_PHONE = re.compile(r"^(?:Tel\.?:? ?)?[+(]?\d[\d /()–-]{4,24}$")
_STREET = re.compile(
    r"(?:str(?:aße|asse|\.)?|weg|platz|gasse|allee|ring|ufer|markt|damm|chaussee|hof|wall|graben|berg|steig)"
    r" ?\d{1,4} ?[a-z]?(?: ?[-–/] ?\d{1,4} ?[a-z]?)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^[^\W\d][^\d@;]{1,60}$")


class HeadedGrid(NamedTuple):
    """A list that got a header: its grid, its area, the word for each column, and a row that may be a header."""

    grid: TextGrid
    area: TableArea
    words: Mapping[int, str]
    doubtful: int | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a sheet as their cells show them."""

    profiles: Mapping[int, Profile]
    lexicon: SheetLexicon

    def like(self, look: Look, share: float = _MOST) -> list[int]:
        """The columns of which most cells look like something."""
        return [c for c, p in self.profiles.items() if p.filled and p.share(look, self.lexicon) >= share]

    def but_one(self, column: int, look: Look) -> bool:
        """Whether all texts of a column but one are numbers or addresses that look like something, and are several."""
        profile = self.profiles[column]
        return look in _STRICT and 2 < profile.filled <= round(profile.share(look, self.lexicon) * profile.filled) + 1


def headed(grid: TextGrid, lexicon: SheetLexicon) -> HeadedGrid | None:
    """The list that a sheet without a header row holds; None if its cells do not tell who is listed."""
    filled = _filled(grid, lexicon)
    rows = filled[1:] if _is_titled(grid, lexicon, filled) else filled
    body = _judged(grid, lexicon, rows)
    if not body or _is_headed(grid, lexicon, body[0]):
        return None
    start = next((n for n, r in enumerate(rows) if r == body[0] or _heads(grid, lexicon, r)), 0)
    columns = _Columns(_profiles(grid, body), lexicon)
    parts = (rows[start:], tuple(filled[: filled.index(rows[start])]))
    if (tied := _tied(columns)) is not None:
        return _made(grid, parts, tied, None) if tied else None
    if (members := _members(columns)) is not None:
        above = all(lexicon.is_field(grid.cell(body[0], c)) for c in members)  # "Arbeitskreis | TN"
        return _made(grid, parts, members, body[0] if above else None)
    looks, tasks = _looks(columns), _tasks(columns)
    if tasks is not None and (name := _name(columns, {**looks, tasks: (_TASK, _is_name)}, len(body))) is not None:
        return _made(grid, parts, {tasks: _TASK, name: _DOER}, None)
    name = _name(columns, looks, len(body))
    if name is None or columns.like(contents.is_date) or _counts_kinds(columns, name):
        return None
    words = {column: word for column, (word, _) in looks.items() if column != name} | {name: NAME}
    fits = {column: look for column, (_, look) in looks.items()} | {name: contents.is_organization}
    first = body[0]
    named = _is_header(grid, columns, first, {c: look for c, (_, look) in looks.items() if c != name})
    named = (named and not _is_seated(grid, lexicon, first, name)) or lexicon.heads_some(grid.cell(first, name))
    doubtful = None if not named and any(look(lexicon, grid.cell(first, c)) for c, look in fits.items()) else first
    # What numbers count says their header; what is done is no organization, whoever does it.
    counts = {c for c, w in words.items() if w in _NUMBERS and c not in columns.like(contents.has_area_code)}
    words = {c: w for c, w in words.items() if c not in counts or doubtful is None or not grid.cell(first, c)}
    task = doubtful is not None and word_key(plain_header(grid.cell(first, name))) in lexicon.layouts.headers["task"]
    others = doubtful is not None and heads_others(grid.cell(doubtful, name), lexicon)  # "fehlende Einrichtungen"
    return None if task or others else _made(grid, parts, words, doubtful)


def _judged(grid: TextGrid, lexicon: SheetLexicon, rows: Sequence[int]) -> list[int]:
    """The rows by which the columns are judged: those with several cells, unless the list has but one column."""
    judged = [r for r in rows if len(_only(grid, r)) != 1]  # letters part the names of an address book
    wide = [r for r in judged if sum(map(bool, grid.rows[r])) > 1]
    titles = [r for r in judged if wide and r < wide[0]]
    judged = judged[len(titles) :] if len(titles) < min(len(wide), _MOST_TITLES) else judged
    return wide if 2 * len(wide) > len(judged) else [r for r in judged if not _stands_over(grid, lexicon, r)]


def _is_header(grid: TextGrid, columns: _Columns, row: int, looks: Mapping[int, Look]) -> bool:
    """Whether the first row is a header: most of it are words for columns, or a cell is no such thing as those below.

    "E-Mail" above addresses is their header, whatever else the row holds; so is any word above nothing but numbers.
    """
    cells = list(filter(None, grid.rows[row]))
    if len(cells) > 1 and 2 * sum(map(columns.lexicon.is_field, cells)) >= len(cells):
        return True
    others = [(c, t, look) for c, look in looks.items() if (t := grid.cell(row, c)) and not look(columns.lexicon, t)]
    return any(columns.lexicon.is_field(t) or columns.but_one(c, look) for c, t, look in others)


def _is_seated(grid: TextGrid, lexicon: SheetLexicon, row: int, name: int) -> bool:
    """Whether a row is an organization with its role: "Jugendamt | Leitung", although that is a header elsewhere."""
    others = [t for c, t in enumerate(grid.rows[row]) if t and c != name]
    roles = bool(others) and all(lexicon.marks.role(word_key(text)) is not None for text in others)
    return roles and lexicon.is_organization(grid.cell(row, name)) and not lexicon.is_field(grid.cell(row, name))


def _is_headed(grid: TextGrid, lexicon: SheetLexicon, row: int) -> bool:
    """Whether each of several cells is a header: what they stand over was looked at, and is no list."""
    cells = list(filter(None, grid.rows[row]))
    return len(cells) > 2 and all(map(lexicon.is_field, cells))


def _filled(grid: TextGrid, lexicon: SheetLexicon) -> list[int]:
    """The rows with content, without the last line of a mail: "LG"."""
    filled = [r for r, cells in enumerate(grid.rows) if any(cells)]
    closed = bool(filled) and word_key(_only(grid, filled[-1])) in lexicon.layouts.rows["closing"]
    return filled[:-1] if closed else filled


def _made(
    grid: TextGrid, rows: tuple[Sequence[int], tuple[int, ...]], words: Mapping[int, str], doubtful: int | None
) -> HeadedGrid:
    (first, *further), titles = rows
    width, header = grid.width, len(grid.rows)
    # What stands over columns whose cells say nothing may be their header, such as the name of a body.
    texts = [words.get(c) or (grid.cell(doubtful, c) if doubtful is not None else "") for c in range(width)]
    made = [*grid.rows, texts]
    sheet = replace(grid.sheet, rows=made)
    if doubtful is not None:
        titles = (*titles, *(r for r in (first, *further) if r < doubtful))
    start = first if doubtful is None else doubtful + 1
    area = TableArea((header,), start, header, 0, width - 1, titles)
    return HeadedGrid(replace(grid, sheet=sheet, rows=made, made_header=header), area, words, doubtful)


def _heads(grid: TextGrid, lexicon: SheetLexicon, row: int) -> bool:
    """Whether a row holds nothing but the word for a sector, a kind of actors, or the name of a body."""
    text = heading_text(_only(grid, row))
    on_a_day = len(day_in(text) or "") == _FULL_DAY
    if text and not on_a_day and lexicon.body_kind(text) is not None and not lexicon.is_organization(text):
        return True
    if text and lexicon.is_region(text) and not lexicon.is_organization(text):
        return True
    return lexicon.sector_of(text) is not None or word_key(text) in lexicon.words.codes["ActorType"]


def _is_titled(grid: TextGrid, lexicon: SheetLexicon, rows: Sequence[int]) -> bool:
    """Whether the first row is a title above the first heading: "Gremien und Mitglieder" above "Lenkungskreis"."""
    if len(rows) < 3 or not _heads(grid, lexicon, rows[1]) or _heads(grid, lexicon, rows[0]):
        return False
    text = _only(grid, rows[0])
    return bool(text) and not lexicon.is_organization(text)


def _stands_over(grid: TextGrid, lexicon: SheetLexicon, row: int) -> bool:
    """Whether a row holds such a word above others, below an empty row: no name that the columns are judged by."""
    apart = row == 0 or not any(grid.rows[row - 1]) or (row == 1 and _is_titled(grid, lexicon, (0, 1, 2)))
    heads = apart and row + 1 < len(grid.rows) and any(grid.rows[row + 1])
    return heads and _heads(grid, lexicon, row)


def _only(grid: TextGrid, row: int) -> str:
    texts = [t for t in grid.rows[row] if t]
    return texts[0] if len(texts) == 1 else ""


def _profiles(grid: TextGrid, rows: Sequence[int]) -> dict[int, Profile]:
    found = {c: profile_of(grid, ColumnHead(c, ""), rows) for c in range(grid.width)}
    return {c: p for c, p in found.items() if p.filled}


def _looks(columns: _Columns) -> dict[int, tuple[str, Look]]:
    """The columns whose cells can be but one thing, with the word for it and the look that shows it."""
    found: dict[int, tuple[str, Look]] = {}
    for word, look in _LOOKS:
        free = [c for c in columns.like(look) if c not in found]
        if free:
            found[free[0]] = (word, look)
    codes = [c for c, (word, _) in found.items() if word == "PLZ"]
    for place in (c + 1 for c in codes if c + 1 in columns.profiles and c + 1 not in found):
        if place in columns.like(_is_place):
            found[place] = ("Ort", _is_place)
    return found


def _name(columns: _Columns, looks: Mapping[int, tuple[str, Look]], size: int) -> int | None:
    """The column with the names of organizations, if the cells show it: the surest one, of equal ones the first."""
    profiles = columns.profiles
    free = [c for c in columns.like(_is_name) if c not in looks and profiles[c].filled >= _NEARLY_ALL * size]
    if not free:
        return None
    best = max(free, key=lambda c: (round(profiles[c].share(_is_name, columns.lexicon), 1), -c))
    share, beside = profiles[best].share(_is_name, columns.lexicon), len(looks)
    enough = (beside and size > 1) or beside > 1 or (share >= _NEARLY_ALL and size > 2)
    return best if enough else None


def _counts_kinds(columns: _Columns, name: int) -> bool:
    """Whether nothing but words for kinds and fields stands beside nothing but numbers: "Praxen | 4" names nobody."""
    numbers = columns.like(lambda _, text: contents.is_count(text), 1)
    others = [c for c in columns.profiles if c != name]
    profile = columns.profiles[name]
    kinds = (
        profile.share(_is_kind, columns.lexicon) == 1 and profile.share(contents.is_organization, columns.lexicon) < 1
    )
    return bool(others) and kinds and all(c in numbers for c in others)


def _members(columns: _Columns) -> dict[int, str] | None:
    """The words for bodies and beside each those who sit in it; None if only one of both is there."""
    bodies = columns.like(lambda lexicon, text: lexicon.body_kind(text) is not None, _NEARLY_ALL)
    names = [c for c in columns.like(_are_names) if c not in bodies]
    if len(bodies) != 1 or len(names) != 1 or len(columns.profiles) != 2 or bodies[0] > names[0]:
        return None
    return {bodies[0]: _BODY, names[0]: _MEMBERS}


def _tasks(columns: _Columns) -> int | None:
    """The column that says what somebody does, if one of its cells says who coordinates the network."""
    known = columns.lexicon.words.codes["ActorType"]
    for column in columns.like(lambda _, text: word_key(text) in known):
        if any(is_coordination(text, columns.lexicon) for text in columns.profiles[column].texts):
            return column
    return None


def _tied(columns: _Columns) -> dict[int, str] | None:
    """The words for a list of ties, "A | arbeitet zusammen mit | B"; empty if it says so of some rows only."""
    words, names = columns.lexicon.layouts.headers, columns.like(_is_name)
    for column, profile in columns.profiles.items():
        said = profile.of_words(words["tied"], words["referred"]) if profile.filled else 0
        before, behind = [c for c in names if c < column], [c for c in names if c > column]
        if not said or not before or not behind:
            continue
        kind = columns.lexicon.model.types[RelationType.COOPERATION]
        # Who refers families to whom need not work with them: that takes a header.
        if said < 1 or profile.of_words(words["referred"]) or kind.source is None or kind.target is None:
            return {}
        rest = [c for c in columns.profiles if c > behind[0] and c not in names]
        how = dict(zip(rest[:1], (_HOW,), strict=False))
        return {before[-1]: kind.source.label.de, behind[0]: kind.target.label.de, **how}
    return None


# -- looks -------------------------------------------------------------------------------------------------------------


def _is_name(lexicon: SheetLexicon, text: str) -> bool:
    first = word_key(text).partition(" ")[0]
    if first in lexicon.layouts.headers["person"]:
        return False  # "Leitung ASD" is what a person does
    called = len(text) <= _LONGEST_NAME and lexicon.is_organization(text)
    return called and not lexicon.is_contact(text) and not tells_of_two(text, lexicon)


def _are_names(lexicon: SheetLexicon, text: str) -> bool:
    return all(_is_name(lexicon, part) for part in split_members(text, lexicon).parts)


def _is_place(lexicon: SheetLexicon, text: str) -> bool:
    return _PLACE.match(text) is not None and not lexicon.is_organization(text)


def _is_sector(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.sector_of(text) is not None and lexicon.is_field_of_work(text)


def _is_kind(lexicon: SheetLexicon, text: str) -> bool:
    return lexicon.is_kind(text) or lexicon.heads_some(text) or lexicon.sector_of(text) is not None


def _matching(pattern: re.Pattern[str]) -> Callable[[SheetLexicon, str], bool]:
    return lambda _, text: len(text) <= _LONGEST_NAME and pattern.search(text) is not None


_LOOKS: tuple[tuple[str, Look], ...] = (
    ("E-Mail", lambda _, text: "@" in text),
    ("Webseite", _matching(_SITE)),
    ("PLZ Ort", _matching(_POSTAL_PLACE)),
    ("PLZ", _matching(_POSTAL)),
    (_NUMBER, contents.is_number),
    ("Telefon", _matching(_PHONE)),
    ("Straße", _matching(_STREET)),
    ("Bereich", _is_sector),
    ("Ansprechpartner", lambda lexicon, text: lexicon.is_person(text) or is_person(text)),
)
"""Headers as a person would write them, by what the cells look like; the first that fits has the column."""
_STRICT = tuple(look for word, look in _LOOKS if word in ("E-Mail", "PLZ Ort", "PLZ", _NUMBER, "Telefon"))
"""What no header can look like."""
