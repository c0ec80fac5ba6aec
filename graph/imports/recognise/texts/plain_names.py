"""Names without the signs that lists put around them: bullets, numbers of an enumeration, marks of footnotes."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from graph.imports.recognise.text_grid import TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_BULLET = re.compile(
    r"^(?:[•●▪■◦‣∙·→➔➜►▶✓✔*+>»~–—-]{1,3}(?: [•*+>–—-]){0,3}|[-–—]{2,5}>?)\s+(?=\S)|^[•●▪■◦‣→➔➜►▶✓✔](?=\S)"
)
_ITEM = re.compile(r"^\(?\d{1,3}[.)]\s*(?=[^\W\d])")
_OUTLINE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[^\W\d])")
_NUMBER_BEFORE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=[^\W\d])")
_BRACKET = re.compile(r"^\(?\d{1,3}\)\s*(?=[^\W\d])")
_MARK = re.compile(r"\s?(?:\(\*{1,3}\)|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹†‡]{1,2}\)?|\([¹²³⁴⁵⁶⁷⁸⁹†‡]{1,2}\))$")
_NOTE_BEHIND = re.compile(r"(?<=[^\d\s])\s\d{1,2}\)$")
"""As typewriters set the mark of a footnote."""
_STARRED = re.compile(r"^([^*]*[^\s*]) \*{1,2}([^\s*][^*]{0,30})\*{1,2}$")
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)([^*_]+)\1$")
"""As plain texts set a name in bold."""
_PICTURES = re.compile(r"^[\u2600-\u27bf\ufe0e\ufe0f\u200d\U0001f000-\U0001faff ]{1,8}(?=[^\W\d_])")
_FIRST_PICTURE = "\u2600"
"""Emoji in front of a name."""
_DASHED = re.compile(r"^[–—-]\s(.+?)\s[–—-]$")
_TAG = re.compile(r"</?(?:b|i|u|p|br|em|strong|span|font|div|sup|sub)(?:\s[^<>]{0,100})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[aouAOU]uml|szlig|#\d{2,5});")
_SIGNS = frozenset("_~•●▪■◦‣∙·→➔➜►▶✓✔*+>»–—-¹²³⁴⁵⁶⁷⁸⁹†‡)<&")
_LEAST_ITEMS = 0.5
_FOOTNOTE, _MOST_WORDS = re.compile(r"^(?:\*|\d\)|¹|²)"), 5
"""How footnotes begin, and the most words of a name behind a bullet; what is longer explains something."""


def are_items(names: Iterable[str]) -> bool:
    """Whether names are numbered as an enumeration: of two or more at least half begin with a number and a sign."""
    texts = [n for n in names if n]
    numbered = sum(_ITEM.match(t) is not None for t in texts)
    return numbered > 1 and numbered >= _LEAST_ITEMS * len(texts)


def name_without_signs(text: str, *, items: bool = False) -> str:
    """A name without bullets, marks of footnotes and tags; with ``items`` without a number and a dot, too.

    >>> [name_without_signs(t) for t in ("• Jugendamt", "Caritas¹", "SPZ ²)", "– ASD –", "<b>Kita</b>", "A-Team")]
    ['Jugendamt', 'Caritas', 'SPZ', 'ASD', 'Kita', 'A-Team']
    >>> name_without_signs("- - Jugendamt")
    'Jugendamt'
    >>> name_without_signs("**Kita Mond**"), name_without_signs("Kita*innen")
    ('Kita Mond', 'Kita*innen')
    >>> name_without_signs("4) Polizei", items=True), name_without_signs("1. FC Moor e. V.")
    ('Polizei', '1. FC Moor e. V.')
    >>> name_without_signs("Kita Sonne 1)"), name_without_signs("Kita (Haus 1)")
    ('Kita Sonne', 'Kita (Haus 1)')
    >>> [name_without_signs(t) for t in ("2.1 Jugendamt", "24 Stunden Hilfe", "🏥 Klinikum", "🏛️ Jugendamt")]
    ['Jugendamt', '24 Stunden Hilfe', 'Klinikum', 'Jugendamt']
    """
    if text[:1].isdecimal():
        text = _OUTLINE.sub("", text)
    if text[:1] >= _FIRST_PICTURE:
        text = _PICTURES.sub("", text)
    if not items and _SIGNS.isdisjoint(text):
        return text
    made = _TAG.sub("", text).strip() if "<" in text else text
    made = unescape(made) if _ENTITY.search(made) else made
    made = _EMPHASIS.sub(r"\2", made)
    made = _STARRED.sub(r"\1 (\2)", made)
    found = _DASHED.match(made)
    made = found[1] if found else _MARK.sub("", _BULLET.sub("", made)).rstrip()
    made = (_ITEM if items else _BRACKET).sub("", made)
    made = _NOTE_BEHIND.sub("", made) if made.count(")") > made.count("(") else made
    return made if any(c.isalpha() for c in made) else text


def explains_a_mark(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is a footnote, and no organization behind a bullet or a number: "1) nur beratend"."""
    if _FOOTNOTE.match(text) is None:
        return False
    rest = name_without_signs(text, items=True)
    if rest[:1].islower() and word_key(rest.split()[0]) in lexicon.layouts.rows["footnote"]:
        return True
    return len(rest.split()) > _MOST_WORDS or not lexicon.is_organization(rest)


def with_plain_names(grid: TextGrid, rows: Sequence[int], column: int) -> tuple[TextGrid, list[int]]:
    """The grid with plain names in a column of some rows, and the rows that changed."""
    texts = {row: text for row in rows if (text := grid.cell(row, column))}
    items = are_items(texts.values())
    chapters = _are_chapters(list(texts.values()))
    made = {
        row: _NUMBER_BEFORE.sub("", t) if chapters else name_without_signs(t, items=items) for row, t in texts.items()
    }
    plain = {row: text for row, text in made.items() if text != texts[row]}
    if not plain:
        return grid, []
    changed = list(grid.rows)
    for row, text in plain.items():
        changed[row] = [*grid.rows[row][:column], text, *grid.rows[row][column + 1 :]]
    return grid.with_rows(changed), sorted(plain)


def _are_chapters(names: Sequence[str]) -> bool:
    """Whether all names are numbered one after the other: "3 Kinderärzte" above "2 Kitas" says how many there are."""
    found = [m[0] for name in names if (m := _NUMBER_BEFORE.match(name))]
    numbers = [int(number.partition(".")[0].rstrip(") ")) for number in found]
    return 1 < len(names) == len(found) and numbers == sorted(numbers) and numbers[0] <= 1


def with_old_names(grid: TextGrid, rows: Iterable[int], name: int, old: int) -> TextGrid:
    """The grid with the old name where no new one stands beside it: there nothing was renamed."""
    still = [r for r in rows if grid.cell(r, old) and not grid.cell(r, name)]
    changed = list(grid.rows)
    for row in still:
        cells = [*grid.rows[row], *[""] * (name + 1 - len(grid.rows[row]))]
        cells[name], cells[old] = cells[old], ""
        changed[row] = cells
    return grid.with_rows(changed) if still else grid


def with_units(grid: TextGrid, rows: Sequence[int], name: int, unit: int) -> tuple[TextGrid, list[int]]:
    """The grid with the unit behind the name of the organization that it is a part of, and the rows that changed."""
    changed, made = list(grid.rows), list[int]()
    for row in rows:
        whole, part = grid.cell(row, name), grid.cell(row, unit)
        if whole and part not in whole and any(map(str.isalnum, part)):
            text = part if whole in part else f"{whole}, {part}"
            changed[row] = [*grid.rows[row][:name], text, *grid.rows[row][name + 1 :]]
            made.append(row)
    return (grid.with_rows(changed) if made else grid), made


def with_units_alone(grid: TextGrid, rows: Sequence[int], name: int, unit: int) -> TextGrid:
    """The grid with the unit as the name, in rows that name a unit and nothing that it is a part of."""
    changed = list(grid.rows)
    alone = [row for row in rows if grid.cell(row, unit) and not grid.cell(row, name)]
    places = dict(grid.moved)
    for row in alone:
        cells = list(grid.rows[row])
        cells[name], cells[unit] = cells[unit], ""
        changed[row] = cells
        places[row, name] = grid.at(row, unit)
    return grid.with_rows(changed, places) if alone else grid
