"""What one district answers to the questions across districts, and how much is recorded of it that bears on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.across.answer_rows import AcrossRow
from graph.across.body_years import BodyHearing, body_hearings
from graph.across.district_questions import (
    contested_votes,
    heard_elsewhere,
    network_mandates,
    planning_without_health,
)
from graph.across.votes import voted_items
from graph.district.consultations import consultations
from graph.district.loading import snapshot_from
from graph.district.seats import steering_bodies
from graph.district.snapshot import Snapshot
from graph.records import Entity, Relation
from graph.stores.base import GraphReader, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType


class AcrossQuestion(StrEnum):
    """What is asked across districts."""

    MANDATES = "mandates"
    ELSEWHERE = "elsewhere"
    CONTESTED = "contested"
    WITHOUT_HEALTH = "withoutHealth"
    SPANNING = "spanning"


@dataclass(frozen=True, slots=True)
class DistrictAcross:
    """A district that was asked, and how much of it is recorded that bears on the questions."""

    key: str
    name: str
    land: str | None
    consultations: int
    resolutions: int
    votes: int
    bodies: int
    organizations: int

    @property
    def recorded(self) -> int:
        """All that is recorded of it here."""
        return self.consultations + self.resolutions + self.votes + self.bodies + self.organizations


@dataclass(frozen=True, slots=True)
class DistrictAnswers:
    """Its rows by question, which of them it could have answered, and its hearings for bodies and years."""

    asked: DistrictAcross
    rows: Mapping[AcrossQuestion, tuple[AcrossRow, ...]]
    answerable: frozenset[AcrossQuestion]
    hearings: tuple[BodyHearing, ...]


_PerDistrict = tuple[Callable[[Snapshot], tuple[AcrossRow, ...]], Callable[[Snapshot], bool]]
_ASKED: Mapping[AcrossQuestion, _PerDistrict] = {
    AcrossQuestion.MANDATES: (
        network_mandates,
        lambda s: any(r.owner == s.key for r in s.possible(EntityType.RESOLUTION)),
    ),
    AcrossQuestion.ELSEWHERE: (
        heard_elsewhere,
        lambda s: any(c.relation.owner == s.key for c in consultations(s)),
    ),
    AcrossQuestion.CONTESTED: (contested_votes, lambda s: bool(voted_items(s))),
    AcrossQuestion.WITHOUT_HEALTH: (
        planning_without_health,
        lambda s: any(s.seats_in(body.id) for body in steering_bodies(s)),
    ),
}


_READ = (
    EntityType.SOURCE,
    EntityType.DISTRICT,
    EntityType.ORGANIZATION,
    EntityType.PERSON_GROUP,
    EntityType.EARLY_HELP_NETWORK,
    EntityType.COMMITTEE,
    EntityType.MEETING,
    EntityType.AGENDA_ITEM,
    EntityType.PAPER,
    EntityType.RESOLUTION,
)
_READ_RELATIONS = (RelationType.CONSULTATION, RelationType.DECIDED_IN, RelationType.MEMBERSHIP)


class ReadForQuestions(NamedTuple):
    """What the questions are about in a district, without who works with whom, which is most of a district."""

    district: Entity
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]


def read_for_questions(store: GraphReader, district: Entity) -> ReadForQuestions:
    """What is to be read of a district before it is asked."""
    scope = Scope.of(district.owner)
    relations = store.relations(scope=scope, types=_READ_RELATIONS)
    return ReadForQuestions(district, tuple(store.records(scope, _READ)), tuple(relations))


def district_answers(model: Model, read: ReadForQuestions, on: date) -> DistrictAnswers:
    """All that a district answers on a day; nothing of its records is kept."""
    snapshot = snapshot_from(model, read.district, on, read.entities, read.relations)
    try:
        return DistrictAnswers(
            asked=_asked(snapshot),
            rows={question: answer(snapshot) for question, (answer, _) in _ASKED.items()},
            answerable=frozenset(question for question, (_, could) in _ASKED.items() if could(snapshot)),
            hearings=tuple(body_hearings(snapshot)),
        )
    finally:
        snapshot.forget()


def _asked(snapshot: Snapshot) -> DistrictAcross:
    """How much is recorded of a district, its own alone."""

    def own(type: str) -> int:
        return sum(e.owner == snapshot.key for e in snapshot.possible(type))

    return DistrictAcross(
        key=snapshot.key,
        name=snapshot.district.name,
        land=snapshot.district.value(Prop.LAND),
        consultations=sum(c.relation.owner == snapshot.key for c in consultations(snapshot)),
        resolutions=own(EntityType.RESOLUTION),
        votes=len(voted_items(snapshot)),
        bodies=own(EntityType.COMMITTEE) + own(EntityType.EARLY_HELP_NETWORK),
        organizations=own(EntityType.ORGANIZATION),
    )
