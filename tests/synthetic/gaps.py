"""Gaps with known answers, planted into districts that have everything else.

A gap is a function that takes a true thing away and has the sources say so in one of four manners. What the engine has
to find follows from the manner alone: a source or a complete list that denies makes a gap, silence and dispute make a
question (decision 0023), unless the rule asks by its nature (council data are never complete).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from ontology.names import StatementStatus
from tests.synthetic.draft import Draft
from tests.synthetic.facts import LIST, Said

Certain = Literal["gap", "question"]
DENIAL = LIST._replace(status=StatementStatus.CONFIRMED_ABSENT)
DISPUTE = LIST._replace(status=StatementStatus.DISPUTED)


class Manner(StrEnum):
    """How sources treat what is not there."""

    DENIED = "a source says that it is not there"
    COMPLETE = "a complete list or survey does not hold it"
    SILENT = "nobody says anything"
    DISPUTED = "one says so, another objects"


DENIED, COMPLETE, SILENT, DISPUTED = Manner
CERTAIN: Mapping[Manner, Certain] = {DENIED: "gap", COMPLETE: "gap", SILENT: "question", DISPUTED: "question"}
SAID: Mapping[Manner, Said] = {DENIED: DENIAL, DISPUTED: DISPUTE}


class Plant(NamedTuple):
    """The order to plant a gap in a manner."""

    gap: str
    manner: Manner


class Found(NamedTuple):
    """A finding as a planted gap expects it: its rule, what it is about, and how certain it is."""

    rule: str
    subjects: tuple[str, ...]
    certainty: Certain


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted gap and the finding it has to give."""

    plant: Plant
    expected: Found


Planter = Callable[[Draft, Manner], Found]


class Gap(NamedTuple):
    """A kind of gap: the chapter it belongs to, the manners in which it can be planted, and the function that does."""

    chapter: str
    manners: tuple[Manner, ...]
    planter: Planter


_gaps: dict[str, Gap] = {}


def gap(name: str, chapter: str, *manners: Manner) -> Callable[[Planter], Planter]:
    """Declare a function as the planter of a gap. Two gaps of different chapters do not get into each other's way."""

    def declare(planter: Planter) -> Planter:
        _gaps[name] = Gap(chapter, manners, planter)
        return planter

    return declare


@cache
def all_gaps() -> Mapping[str, Gap]:
    """Every kind of gap by name."""
    for module in ("actors", "bodies", "papers", "agreements", "links", "working"):
        import_module(f"tests.synthetic.gaps_{module}")
    return _gaps


def planted(draft: Draft, plant: Plant) -> Planted:
    """Plant a gap into a draft."""
    return Planted(plant, all_gaps()[plant.gap].planter(draft, plant.manner))


def listed(draft: Draft, manner: Manner, *bodies: str) -> None:
    """The lists of these bodies as the manner has them: complete and sure, or without a claim to be complete."""
    if manner is SILENT:
        draft.waive(*bodies)
    elif manner is COMPLETE:
        draft.vouch(*bodies)


def plants(chapter: str) -> list[Plant]:
    """Every gap of a chapter in every manner it has: first each gap once, in changing manners, then each again."""
    gaps = [(name, g.manners) for name, g in all_gaps().items() if g.chapter == chapter]
    rounds = range(max(len(manners) for _, manners in gaps))
    return [
        Plant(name, manners[(number + turn) % len(manners)])
        for turn in rounds
        for number, (name, manners) in enumerate(gaps)
        if turn < len(manners)
    ]
