"""Pieces laid on A4 pages: as many as fit, a heading never last, nothing cut and nothing left out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from api.paper.pieces import Piece

ROOM = 253.0
"""Millimetres of a page between its running title and its number."""


class Sheet(NamedTuple):
    """A page: its number, of how many, and what stands on it."""

    number: int
    of: int
    pieces: tuple[Piece, ...]


def sheets(pieces: Iterable[Piece]) -> tuple[Sheet, ...]:
    """The pages of a paper; at least one."""
    pages: list[list[Piece]] = [[]]
    used = 0.0
    for group in _together(pieces):
        height = sum(piece.height for piece in group)
        if pages[-1] and used + height > ROOM:
            pages.append([])
            used = 0.0
        pages[-1].extend(group)
        used += height
    return tuple(Sheet(number, len(pages), tuple(page)) for number, page in enumerate(pages, 1))


def _together(pieces: Iterable[Piece]) -> Sequence[Sequence[Piece]]:
    """What keeps with the next, together with it."""
    groups: list[list[Piece]] = []
    open_ = False
    for piece in pieces:
        if open_:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        open_ = piece.keep
    return groups


__all__ = ["ROOM", "Sheet", "sheets"]
