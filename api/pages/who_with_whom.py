"""Who works with whom, sector by sector: recorded, expected, wished for; a cell opens the pairs behind its numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from markupsafe import Markup

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import MAP, WHO_WITH_WHOM
from api.page_parts.pair_pages import PairPages
from graph.map.sectors import BY_NAME
from graph.missing_links.pair_words import TOO_FEW_ASKED
from graph.sector_matrix.cell_drawing import CELL_MARKS, cell_drawing, hatching
from graph.sector_matrix.cell_words import group_labels, headline, told_cell
from graph.sector_matrix.sector_cells import Groups, Lens, SectorCell, SectorMatrix

router = APIRouter()
_MOST, _FIRST_APART = 8, 5
_STEMS = ("Schwanger", "schafts", "Gesundheits", "Familien", "Früh", "Verwal", "Admini", "counsel", "inter")
GROUP_ADDRESSES: Mapping[str, str] = {
    "youth": "jugendhilfe",
    "family": "familienbildung",
    "bridge": "schwangerschaft-fruehfoerderung",
    "health": "gesundheit",
    "support": "beratung-schutz",
    "public": "verwaltung-bildung",
    "civil": "eltern-ehrenamt",
    "none": "ohne-bereich",
}
"""Sector groups as the address says them."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for; everything but a plain matrix stands in it."""

    lens: Lens
    cell: Groups | None
    every: bool

    def more(self, frame: PageOf, groups: Groups | None = None, *, every: bool = False) -> str:
        """The address of a cell through the same lens."""
        asked = {
            "zelle": "~".join(GROUP_ADDRESSES[name] for name in groups) if groups else "",
            "staerke": "eng" if self.lens.strong else "",
            "koordination": "" if self.lens.coordination else "ohne",
            "zeige": "alle" if every else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value}, safe="~")
        return frame.link(WHO_WITH_WHOM, query, "#paare" if groups else "")


@router.get("/bezirke/{key}/wer-mit-wem")
def who_with_whom(
    frame: Annotated[PageOf, Depends(page_at(WHO_WITH_WHOM))],
    zelle: Annotated[str, Query(max_length=100)] = "",
    staerke: Annotated[str, Query(max_length=20)] = "",
    koordination: Annotated[str, Query(max_length=20)] = "",
    zeige: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The matrix of sectors, and the pairs of one cell."""
    kept = frame.read.kept(frame.key, frame.on)
    lens = Lens(strong=staerke == "eng", coordination=koordination != "ohne")
    matrix = SectorMatrix(kept.links(frame.read.usual(kept)), lens)
    asked = _Asked(lens, _cell_asked(matrix, zelle), zeige == "alle")
    return frame.rendered("who_with_whom.html", _shown(frame, matrix, asked, zelle))


def _shown(frame: PageOf, matrix: SectorMatrix, asked: _Asked, zelle: str) -> Mapping[str, Any]:
    words, cells = frame.words, matrix.cells
    most = max((max(c.tied, c.expected or 0.0) for c in cells.values()), default=0.0) or 1.0
    chosen = cells[asked.cell] if asked.cell is not None else None
    return {
        "headline": words.say(headline(matrix)),
        "columns": [_parted(words.say(BY_NAME[name].label)) for name in matrix.groups],
        "rows": list(_rows(frame, matrix, asked, most)),
        "list": [_as_line(frame, cell, asked) for cell in cells.values() if cell.pairs],
        "apart": [_as_line(frame, cell, asked) for cell in matrix.apart[:_FIRST_APART]],
        "patterns": Markup(hatching()),
        "marks": {name: Markup(mark) for name, mark in CELL_MARKS.items()},
        "judged": matrix.snapshot.ties_suffice,
        "too_few": TOO_FEW_ASKED,
        "lens": matrix.lens,
        "cell": _opened(frame, matrix, chosen, asked) if chosen is not None else None,
        "zelle": zelle if chosen is not None else "",
        "lost": bool(zelle) and chosen is None,
    }


def _parted(label: str) -> str:
    """A label with the places where a narrow column may part its words."""
    for stem in _STEMS:
        label = label.replace(stem, f"{stem}\u00ad")
    return label


def _cell_asked(matrix: SectorMatrix, zelle: str) -> Groups | None:
    by_address = {address: name for name, address in GROUP_ADDRESSES.items()}
    found = tuple(by_address.get(part, "") for part in zelle.casefold().split("~"))
    both = [groups for groups in matrix.cells if set(groups) == set(found) and len(found) == len(groups)]
    return both[0] if both else None


def _rows(frame: PageOf, matrix: SectorMatrix, asked: _Asked, most: float) -> Iterator[Mapping[str, Any]]:
    """One row a group, with the cells up to the diagonal: the other half would say the same again."""
    for place, name in enumerate(matrix.groups):
        found = [matrix.cells[other, name] for other in matrix.groups[: place + 1]]
        shown = [
            {
                **_as_line(frame, cell, asked),
                "drawing": Markup(cell_drawing(cell, most)),
                "chosen": cell.groups == asked.cell,
            }
            for cell in found
        ]
        actors = found[-1].actors[1]
        yield {"label": frame.words.say(BY_NAME[name].label), "actors": actors, "cells": shown}


def _as_line(frame: PageOf, cell: SectorCell, asked: _Asked) -> Mapping[str, Any]:
    """A cell in words, with the address that opens it."""
    said = frame.words.say
    labels = [said(label) for label in group_labels(cell)]
    title = frame.words("Innerhalb: ", "Within: ") + labels[0] if cell.within else " – ".join(labels)
    return {"title": title, "said": said(told_cell(cell)), "address": asked.more(frame, cell.groups), "cell": cell}


def _opened(frame: PageOf, matrix: SectorMatrix, cell: SectorCell, asked: _Asked) -> Mapping[str, Any]:
    """The pairs of a cell: who already, who should, who wishes."""
    pages, most = PairPages(frame, matrix.links), None if asked.every else _MOST
    ties = matrix.tied(cell.groups)
    wished = [row for pair in cell.wishes for row in matrix.wish_rows[pair]]
    parts: Sequence[tuple[str, int, Iterable[Mapping[str, Any]]]] = (
        ("tied", len(ties), pages.tied(islice(ties, most))),
        ("lacking", len(cell.lacking), pages.lacking(islice(cell.lacking, most))),
        ("wished", len(wished), pages.wished(islice(wished, most))),
    )
    return {
        **_as_line(frame, cell, asked),
        "parts": [{"name": name, "number": number, "pairs": list(pairs)} for name, number, pairs in parts],
        "more": asked.more(frame, cell.groups, every=True),
        "close": asked.more(frame),
        "map": frame.link(MAP),
    }
