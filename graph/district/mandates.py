"""The mandate of a network: on which level a body gives it, and which adopted paper is likely to be it.

Shared by B1 and the question on the mandate. A mandate is the resolution that founds or renews the network or its
concept (domain 12.2 B1). Where nobody recorded the kind of a resolution, the title of its paper tells (words in
``mandate_words.toml``): the likeliest is asked about by name, and a paper that only releases money is never taken for
it, however new it is.
"""

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.as_of import TERM_MONTHS, months_between
from graph.district.consultations import ADOPTED, Consulted, consultations
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology.names import BodyKind, EntityType, Prop
from ontology.values import earliest, latest

NONE, COMMITTEE, COUNCIL = range(3)
"""Levels of a mandate (domain 12.2 B1)."""
_DAY = len("2024-06-30")


class LikelyMandate(NamedTuple):
    """An adopted paper that may be the mandate, and the words of its title that say so."""

    row: Consulted
    signs: tuple[str, ...]


class _Words(NamedTuple):
    founding: tuple[str, ...]
    passing: tuple[str, ...]
    term_years: dict[str, int]


def mandate_level(body: Entity | None) -> int | None:
    """The level on which a body may give the mandate, None for any other body."""
    kind = body.value(Prop.KIND) if body is not None else None
    return COUNCIL if kind in COUNCILS else COMMITTEE if kind == BodyKind.JHA else None


def perhaps_mandates(snapshot: Snapshot) -> tuple[Consulted, ...]:
    """What council or committee adopted without anybody saying what kind of resolution it was: perhaps the mandate."""
    decided = {p for r in snapshot.possible(EntityType.RESOLUTION) for p in r.all(Prop.PAPER)}
    return tuple(
        c
        for c in consultations(snapshot)
        if c.relation.value(Prop.RESULT) in ADOPTED and mandate_level(c.body) is not None and c.paper.id not in decided
    )


def likely_mandate(snapshot: Snapshot) -> LikelyMandate | None:
    """The paper whose title says most of a mandate; of equal ones the council's, then the newest. None if none does."""
    told = ((row, _signs(row.paper)) for row in snapshot.derived(perhaps_mandates))
    found = [LikelyMandate(row, signs) for row, signs in told if signs]
    return max(found, key=lambda m: (len(m.signs), mandate_level(m.row.body) or NONE, m.row.date), default=None)


def _signs(paper: Entity) -> tuple[str, ...]:
    title = " ".join(paper.name.casefold().split())
    if any(word in title for word in _words().passing):
        return ()
    return tuple(word for word in _words().founding if word in title)


def committee_heard(snapshot: Snapshot, paper: Entity) -> tuple[Consulted, ...]:
    """Consultations of a paper in the youth welfare committee, however long ago (§ 71 Abs. 4 SGB VIII)."""
    rows = (c for c in consultations(snapshot) if c.paper.id == paper.id)
    return tuple(c for c in rows if c.body.value(Prop.KIND) == BodyKind.JHA)


def term_months(snapshot: Snapshot, body: Entity | None) -> int:
    """Months of a legislative term: as recorded for the body to the day, else that of the Land, else five years."""
    term = snapshot.known(body.value(Prop.LEGISLATIVE_TERM) or "") if body is not None else None
    ends = [term.value(p) or "" for p in (Prop.START_DATE, Prop.END_DATE)] if term is not None else [""]
    if all(len(day) == _DAY for day in ends):
        return months_between(earliest(ends[0]), latest(ends[1]) + timedelta(days=1))
    years = _words().term_years.get(snapshot.district.value(Prop.LAND) or "")
    return TERM_MONTHS if years is None else 12 * years


@cache
def _words() -> _Words:
    raw = tomllib.loads(files(__package__).joinpath("mandate_words.toml").read_text("utf-8"))
    return _Words(tuple(raw["founding"]), tuple(raw["passing"]), dict(raw["term_years"]))
