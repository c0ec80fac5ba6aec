"""Indicators across districts: how all of them lie, and one of them by type, size and Land."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.page_parts.nation_frame import NationPage, nation_page
from api.page_parts.nation_views import INDICATOR
from api.page_parts.spread_pages import Shown, axis_ends, group_rows
from api.reads.published import Told
from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import rule_told
from graph.errors import NotFoundError
from graph.indicators import all_indicators
from ontology import Text, say

router = APIRouter()
Framed = Annotated[NationPage, Depends(nation_page(INDICATOR))]
_PARTS: tuple[tuple[Text, Callable[[PeerGroup], bool]], ...] = (
    (Text(de="Alle Bezirke", en="All districts"), lambda g: g == PeerGroup()),
    (Text(de="Nach Art", en="By type"), lambda g: g.type is not None and g.size is None and g.land is None),
    (Text(de="Nach Größe", en="By size"), lambda g: g.size is not None and g.type is None and g.land is None),
    (Text(de="Nach Land", en="By Land"), lambda g: g.land is not None and g.type is None and g.size is None),
    (
        Text(de="Nach Art und Größe", en="By type and size"),
        lambda g: g.type is not None and g.size is not None and g.land is None,
    ),
    (
        Text(de="Nach Art und Land", en="By type and Land"),
        lambda g: g.type is not None and g.land is not None and g.size is None,
    ),
)


@router.get("/bund/kennzahl")
def indicators(frame: Framed, told: Told) -> Response:
    """All indicators, each over all districts that released."""
    if frame.too_few and told.empty:
        return frame.nothing_yet()
    lines = []
    for id, declared in all_indicators().items():
        shown = Shown(told, frame.words, frame.read.model, declared)
        (row,) = group_rows(shown, [PeerGroup()])
        lines.append((frame.link(f"{INDICATOR}/{id}"), id, {**row, "name": frame.words.say(declared.label)}))
    shown_of = {
        "nothing": told.empty,
        "told_of": sum("reason" not in row for _, _, row in lines),
        "lines": lines,
        "year": told.edition.year,
        "least": told.edition.rule.least,
        "sentences": [frame.words.say(sentence) for sentence in rule_told(told.edition.rule)],
    }
    return frame.rendered("nation_indicators.html", shown_of)


@router.get("/bund/kennzahl/{id}")
def one_indicator(frame: Framed, told: Told, id: str) -> Response:
    """How the values of an indicator lie in all groups that the reader may know."""
    declared = all_indicators().get(id)
    if declared is None:
        raise NotFoundError(f"no indicator {id}")
    shown = Shown(told, frame.words, frame.read.model, declared)
    parts = list(_parts(frame, shown))
    name = frame.words.say(declared.label)
    first = next((row for _, rows, _ in parts for row in rows), None)
    headline = name
    if first is not None and "median" in first:
        headline = frame.words.say(
            say("{name}: in der Mitte {median}", "{name}: {median} in the middle", name=name, median=first["median"])
        )
    shown_of = {
        "id": id,
        "name": name,
        "headline": headline,
        "question": frame.words.say(declared.question),
        "year": told.edition.year,
        "parts": parts,
        "sentences": [frame.words.say(sentence) for sentence in rule_told(told.edition.rule)],
    }
    return frame.rendered("nation_indicator.html", shown_of)


def _parts(frame: NationPage, shown: Shown) -> Iterator[tuple[str, list[Mapping[str, Any]], tuple[str, str]]]:
    every = shown.told.groups(shown.declared.id) or (PeerGroup(),)
    for heading, belongs in _PARTS:
        groups = [group for group in every if belongs(group)]
        if groups:
            yield frame.words.say(heading), list(group_rows(shown, groups)), axis_ends(shown, groups)
