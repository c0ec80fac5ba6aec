"""A sheet with the words of other tables in place of the signs that stand for their rows."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.legend.linked_sheets import KeyLink, Links
from graph.imports.recognise.text_grid import At, TextGrid
from graph.imports.recognise.texts.key_headers import sign_of, signs_in


class FollowedLinks(NamedTuple):
    """The grid with words for signs, the columns that were read so, and the cells whose signs stand for no row."""

    grid: TextGrid
    read: Sequence[KeyLink] = ()
    open: Sequence[At] = ()


def with_links_followed(grid: TextGrid, links: Links, kept: Sequence[int] = ()) -> FollowedLinks:
    """The grid with the words that its signs stand for; columns that are ``kept`` stay as they are."""
    key = grid.sheet.file, grid.sheet.name
    found = [
        link for link in links.columns.get(key, ()) if link.column not in kept and grid.cell(link.header, link.column)
    ]
    own = [head for head in links.own.get(key, ()) if grid.cell(head.header, head.column)]
    if not found and not own:
        return FollowedLinks(grid)
    rows, moved, open_ = [list(cells) for cells in grid.rows], dict(grid.moved), list[At]()
    for plain in own:
        rows[plain.header][plain.column] = plain.head
    for link in found:
        rows[link.header][link.column] = link.head
        for row in range(link.header + 1, len(rows)):
            if text := grid.cell(row, link.column):
                words, whole = _words(text, link)
                if whole or not link.keeps:
                    rows[row][link.column] = words
                if not whole and not link.keeps:
                    open_.append((row, link.column))
        _put_more(rows, moved, grid, link)
    return FollowedLinks(grid.with_rows(rows, moved), found, open_)


def _words(text: str, link: KeyLink) -> tuple[str, bool]:
    """What the signs of a cell stand for, and whether each of them stands for one row."""
    signs = signs_in(text, link.texts.keys()) or ()
    words = [words for sign in signs if (words := link.texts.get(sign))]
    return "; ".join(words), bool(signs) and len(words) == len(signs)


def _put_more(rows: list[list[str]], moved: dict[At, At], grid: TextGrid, link: KeyLink) -> None:
    """Further columns right of the sheet, for what the other table says beside its words."""
    for head, texts in link.more:
        new = max(map(len, rows))
        for row in range(link.header, len(rows)):
            text = head if row == link.header else texts.get(sign_of(grid.cell(row, link.column)), "")
            if text:
                rows[row] += [*[""] * (new - len(rows[row])), text]
                moved[row, new] = (row, link.column)
