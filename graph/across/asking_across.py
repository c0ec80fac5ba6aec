"""The questions, asked of all districts of a scope in one pass."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.across.answer_rows import AcrossRow
from graph.across.body_years import BodyHearing, body_hearings
from graph.across.district_questions import (
    contested_votes,
    heard_elsewhere,
    network_mandates,
    planning_without_health,
)
from graph.across.spanning import spanning_districts
from graph.across.votes import voted_items
from graph.district.consultations import consultations
from graph.district.loading import districts, snapshot_from
from graph.district.seats import steering_bodies
from graph.district.snapshot import Snapshot
from graph.records import Entity
from graph.stores.base import GraphReader, Scope
from graph.wording import several
from ontology import Model, Text, say
from ontology.names import EntityType, Prop, RelationType


class AcrossQuestion(StrEnum):
    """What is asked across districts."""

    MANDATES = "mandates"
    ELSEWHERE = "elsewhere"
    CONTESTED = "contested"
    WITHOUT_HEALTH = "withoutHealth"
    SPANNING = "spanning"


ACROSS_QUESTIONS: Mapping[AcrossQuestion, Text] = {
    AcrossQuestion.MANDATES: Text(
        de="Welche Bezirke haben den Auf- oder Ausbau ihres Netzwerks beschlossen?",
        en="Which districts took a resolution to build or develop their network?",
    ),
    AcrossQuestion.ELSEWHERE: Text(
        de="Wo haben andere Gremien als der Jugendhilfeausschuss Frühe Hilfen beraten?",
        en="Where did bodies other than the youth welfare committee deal with early help?",
    ),
    AcrossQuestion.CONTESTED: Text(de="Wo war die Abstimmung nicht einmütig?", en="Where was the vote contested?"),
    AcrossQuestion.WITHOUT_HEALTH: Text(
        de="In welcher Planungsgruppe ist niemand aus dem Gesundheitswesen genannt?",
        en="In which planning group is nobody from health care named?",
    ),
    AcrossQuestion.SPANNING: Text(
        de="Welche Netzwerke reichen über mehrere Bezirke?", en="Which networks span several districts?"
    ),
}


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
class AcrossAnswer:
    """The rows of a question, and of how many districts anything is recorded that could have answered it."""

    question: AcrossQuestion
    rows: tuple[AcrossRow, ...]
    answerable: int


@dataclass(frozen=True, slots=True)
class Across:
    """All districts of a scope, asked on a day."""

    on: date
    districts: tuple[DistrictAcross, ...]
    answers: Mapping[AcrossQuestion, AcrossAnswer]
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


def ask_across(store: GraphReader, model: Model, scope: Scope, on: date) -> Across:
    """Ask every district that the scope shows, one after the other; only what answers is kept of each.

    Of each is read what the questions are about, not who works with whom, which is most of a district.
    """
    rows: dict[AcrossQuestion, list[AcrossRow]] = {question: [] for question in AcrossQuestion}
    answerable = dict.fromkeys(AcrossQuestion, 0)
    asked: list[DistrictAcross] = []
    hearings: list[BodyHearing] = []
    for district in districts(store, scope):
        snapshot = _read(store, model, district, on)
        for question, (answer, could) in _ASKED.items():
            rows[question] += answer(snapshot)
            answerable[question] += could(snapshot)
        hearings += body_hearings(snapshot)
        asked.append(_asked(snapshot))
        snapshot.forget()
    spanning = spanning_districts(store, model, scope, on)
    rows[AcrossQuestion.SPANNING] += spanning
    answerable[AcrossQuestion.SPANNING] = len({row.district for row in spanning})
    answers = {q: AcrossAnswer(q, _ordered(rows[q]), answerable[q]) for q in AcrossQuestion}
    return Across(on, tuple(asked), answers, tuple(hearings))


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


def _read(store: GraphReader, model: Model, district: Entity, on: date) -> Snapshot:
    scope = Scope.of(district.owner)
    relations = store.relations(scope=scope, types=_READ_RELATIONS)
    return snapshot_from(model, district, on, store.records(scope, _READ), relations)


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


def _ordered(rows: Iterable[AcrossRow]) -> tuple[AcrossRow, ...]:
    """Sure ones first; the order within a question is else that of the districts."""
    return tuple(sorted(rows, key=lambda row: row.certainty.value != "present"))


def across_headline(across: Across) -> Text:
    """Of how many districts anything is recorded, and how thin that is."""
    some = [d for d in across.districts if d.recorded]
    return say(
        "{all} im Blick, von {some} ist etwas erfasst, von {heard} eine Beratung",
        "{all} in view, of {some} something is recorded, of {heard} a consultation",
        all=Text(
            de=several(len(across.districts), "Bezirk", "Bezirke"),
            en=several(len(across.districts), "district", "districts"),
        ),
        some=str(len(some)),
        heard=str(sum(bool(d.consultations) for d in some)),
    )


def answer_note(answer: AcrossAnswer, across: Across) -> Text:
    """On how much an answer rests: who is not in it has not said no."""
    return say(
        "Antworten kann, was von {some} der {all} erfasst ist. Wer hier fehlt, hat nicht verneint.",
        "What is recorded of {some} of the {all} districts can answer. Who is missing here has not said no.",
        some=str(answer.answerable),
        all=Text(de=several(len(across.districts), "Bezirk", "Bezirke"), en=str(len(across.districts))),
    )
