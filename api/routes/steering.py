"""What a steering group works with: missing links, what-ifs, lines into politics, and two days side by side."""

from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import StringConstraints

from api.manners.fresh import ready
from api.page_parts.shown_series import taken_series
from api.reads.access import DAY, Day, Language, Read
from api.schemas.described import answer_of
from graph.anchoring.as_json import AnchoringOut, anchoring_json
from graph.anchoring.lines import anchoring_of
from graph.as_json import LinksOut, links_json
from graph.as_json.profiles import ProfileHistoryOut, ProfileOut, profile_history_json, profile_json
from graph.as_json.share_series import SeriesOut, series_json
from graph.comparison.as_json import ComparisonOut, comparison_json
from graph.comparison.comparing import compare_district
from graph.live.answers import as_json_bytes, with_tag
from graph.live.kept import Kept
from graph.profile.profile_history import profile_history
from graph.series.own_states import own_states
from graph.series.published_series import series_years
from graph.what_if.answering import Wanted, answer_to
from graph.what_if.as_json import WhatIfOut, what_if_json
from ontology.values import latest

router = APIRouter(tags=["Steuerung (steering)"])
Limit = Annotated[int, Query(ge=1, le=500, description="höchstens so viele je Liste (most per list)")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Pair = Annotated[
    list[Name] | None,
    Query(
        min_length=2,
        max_length=2,
        description="zweimal: Kennung, Name oder eindeutiger Teil davon (twice: id, name, or an unambiguous part)",
        examples=[["Gesundheitsamt", "Frühförderstelle"]],
    ),
]
From = Annotated[str, Query(alias="from", pattern=DAY, description="früherer Tag (earlier day)", examples=["2018"])]
To = Annotated[str, Query(pattern=DAY, description="späterer Tag (later day)", examples=["2024-09-24"])]


@router.get(
    "/districts/{key}/links",
    operation_id="listLinks",
    summary="Fehlende Verbindungen (missing links)",
    responses=answer_of(LinksOut),
)
async def links(read: Read, key: str, on: Day, lang: Language, limit: Limit = 20) -> Response:
    """Pairs for whose cooperation something speaks, best first, with what it would change. Unbekannt bleibt Frage.

    Andere Bezirke erscheinen nur als „in den meisten vergleichbaren“: ohne Zahl, ohne Namen, aus mindestens fünf.
    """
    kept = read.kept(key, on)
    usual = read.usual(kept)

    def made(kept: Kept) -> bytes:
        return as_json_bytes(links_json(kept.analysis, islice(kept.links(usual), limit), lang))

    return ready(kept.answer(("links", lang, limit, usual), made))


@router.get(
    "/districts/{key}/what-if",
    operation_id="getWhatIf",
    summary="Was wäre, wenn (what if)",
    responses=answer_of(WhatIfOut),
)
async def what_if(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    read: Read, key: str, on: Day, lang: Language, pair: Pair = None, limit: Limit = 20
) -> Response:
    """What new links would bring and losses take, exactly, over recorded ties. Unter 70 % nur ein gefragtes Paar."""
    ends = (pair[0], pair[1]) if pair is not None else None

    def made(kept: Kept) -> bytes:
        return as_json_bytes(what_if_json(answer_to(kept.snapshot, Wanted(ends, limit=limit)), lang))

    kept = read.kept(key, on)
    # Whoever may ask for any pair would fill the memory with pairs.
    return ready(kept.answer(("what-if", lang, limit), made) if ends is None else with_tag(kept.asked(made)))


@router.get(
    "/districts/{key}/anchoring",
    operation_id="getAnchoring",
    summary="Wege in die Politik (anchoring lines)",
    responses=answer_of(AnchoringOut),
)
async def anchoring(read: Read, key: str, on: Day, lang: Language) -> Response:
    """On which ways the network reaches political bodies, who carries them, and when they were last used.

    Wege aus Sitzen, Berichten und Vorlagen; gezählt werden die, die niemanden gemeinsam haben, der weggehen kann.
    """
    answer = read.kept(key, on).answer(
        ("anchoring", lang), lambda kept: as_json_bytes(anchoring_json(anchoring_of(kept.snapshot), lang))
    )
    return ready(answer)


@router.get(
    "/districts/{key}/profile",
    operation_id="getProfile",
    summary="Profil des Bezirks (profile)",
    responses=answer_of(ProfileOut),
)
async def profile(read: Read, key: str, on: Day, lang: Language) -> Response:
    """Anchoring, links and participation, each value with its range and scale. Ein Vektor, kein Rang.

    Die Stufe 0 bis 4 dient der Orientierung; ihre Grenzen gelten für alles, was offen ist.
    """

    def made(kept: Kept) -> bytes:
        return as_json_bytes(profile_json(kept.snapshot, kept.analysis.outcomes, lang))

    return ready(read.kept(key, on).answer(("profile", lang), made))


@router.get(
    "/districts/{key}/profile/history",
    operation_id="getProfileHistory",
    summary="Profil über die Jahre (profile over time)",
    responses=answer_of(ProfileHistoryOut),
)
async def history(read: Read, key: str, on: Day, lang: Language) -> Response:
    """The profile on the last day of each year and each electoral term. Aus dem, was heute davon erfasst ist."""

    def made(kept: Kept) -> bytes:
        taken = profile_history(read.store, read.model, key, kept.on)
        return as_json_bytes(profile_history_json(kept.snapshot, taken, lang))

    return ready(read.kept(key, on).answer(("profile history", lang), made))


@router.get(
    "/districts/{key}/series",
    operation_id="getSeries",
    summary="Veröffentlichte Werte und der eigene Stand (published values)",
    responses=answer_of(SeriesOut),
)
async def series(read: Read, key: str, on: Day, lang: Language) -> Response:
    """Published shares year by year, and what the district had recorded of the same. Leere Jahre bleiben leer.

    Von „own“ gilt: nicht erfasst ist unbekannt, nicht abwesend.
    """

    def made(kept: Kept) -> bytes:
        found = taken_series(read)
        own = own_states(read.store, read.model, key, kept.on, (found, {*series_years(found), kept.on.year}))
        return as_json_bytes(series_json(found, own, lang))

    return ready(read.kept(key, on).answer(("series", lang), made))


@router.get(
    "/districts/{key}/comparison",
    operation_id="getComparison",
    summary="Zwei Tage im Vergleich (two days)",
    responses=answer_of(ComparisonOut),
)
async def comparison(read: Read, key: str, earlier: From, to: To, lang: Language) -> Response:
    """What came, went and changed between two days, indicators, findings, goals. Nicht mehr genannt ist nicht weg."""
    days: tuple[date, date] = latest(earlier), latest(to)

    def made(_: Kept) -> bytes:
        return as_json_bytes(comparison_json(compare_district(read.store, read.model, key, days), lang))

    return ready(read.kept(key, days[1]).answer(("comparison", days[0], lang), made))
