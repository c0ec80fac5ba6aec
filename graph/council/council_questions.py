"""What is asked before council data are taken in: which of our bodies a body is, and what unknown words mean."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from graph.council.council_choice import CouncilBodyTaken
from graph.council.wordings import RESULTS, ROLES, is_unsaid, meant
from graph.identifiers import folded
from graph.records import Entity
from ontology.names import Prop

if TYPE_CHECKING:
    from graph.council.importing import CouncilPlan

_LIKE = 70.0
"""How alike two names are for a question, of 100 (rapidfuzz, ratio of sorted words)."""
_MOST = 6


class LinkedBy(StrEnum):
    """Why a body of the council is taken for one of ours."""

    SAID = "said"
    ADDRESS = "address"
    NAME = "name"
    NEW = "new"
    OPEN = "open"


class BodyAsked(NamedTuple):
    """A body that comes in: which of ours it is and why, and which it may be."""

    body: CouncilBodyTaken
    linked: Entity | None
    by: LinkedBy
    candidates: tuple[Entity, ...]

    @property
    def address(self) -> str:
        """By what an answer names it."""
        return self.body.ids[0]


class WordAsked(NamedTuple):
    """A role or result that no line of the wordings knows: how often it stands there, and what it was said to mean."""

    kind: str
    wording: str
    number: int
    code: str


def bodies_asked(plan: "CouncilPlan") -> tuple[BodyAsked, ...]:
    """Each body that comes in, those first of which somebody has to say whether they are one of ours."""
    rows = [_body(plan, body) for body in plan.chosen.different_bodies()]
    return tuple(sorted(rows, key=lambda row: (row.by is not LinkedBy.OPEN, row.body.name)))


def _body(plan: "CouncilPlan", body: CouncilBodyTaken) -> BodyAsked:
    said = next((plan.asked.bodies[id] for id in body.ids if id in plan.asked.bodies), None)
    linked = plan.known.body(body.ids, body.name)
    alike = tuple(_alike(plan, body))
    if said is not None:
        by = LinkedBy.SAID
    elif linked is not None:
        by = LinkedBy.ADDRESS if set(body.ids) & set(linked.all(Prop.SAME_AS)) else LinkedBy.NAME
    else:
        by = LinkedBy.OPEN if alike else LinkedBy.NEW
    return BodyAsked(body, linked, by, alike)


def _alike(plan: "CouncilPlan", body: CouncilBodyTaken) -> Iterator[Entity]:
    """Our bodies of the same kind, or of a like name; the most alike first."""
    ours = {entity.id: entity for entity in plan.known.bodies.values()}
    likeness = {id: fuzz.token_sort_ratio(folded(one.name), folded(body.name)) for id, one in ours.items()}
    fits = [
        id for id, one in ours.items() if likeness[id] >= _LIKE or (body.kind and one.value(Prop.KIND) == body.kind)
    ]
    return (ours[id] for id in sorted(fits, key=lambda id: (-likeness[id], id))[:_MOST])


def words_asked(plan: "CouncilPlan") -> tuple[WordAsked, ...]:
    """Roles and results that no line knows, the most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    for one in plan.chosen.heard:
        result = one.item.result if one.item is not None else ""
        for kind, wording in ((ROLES, one.heard.role), (RESULTS, result)):
            if not is_unsaid(wording) and not meant(kind, wording):
                found[kind, wording] += 1
    rows = (
        WordAsked(kind, wording, number, plan.where.words.get(kind, {}).get(folded(wording), ""))
        for (kind, wording), number in found.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.number, row.kind, row.wording)))


__all__ = ["BodyAsked", "LinkedBy", "WordAsked", "bodies_asked", "words_asked"]
